/**
 * What {@code dm explain} says about a task before anything runs: the plan for people, and answers
 * to single questions. Works offline on a compiled plan; decides by the rules the job decides by.
 */
package io.flinkdm.submit.explain;
