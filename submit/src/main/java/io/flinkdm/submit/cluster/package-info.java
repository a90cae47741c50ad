/**
 * The Flink cluster as the command line sees it: its REST interface, the restart points its jobs
 * leave, and the submission of a job. Knows no task files and prints nothing.
 */
package io.flinkdm.submit.cluster;
