/**
 * A plan compared with its databases: which tables there are, where each goes, what falls between
 * the rules, what collides in the target. Reads only; a few queries however many tables there are.
 */
package io.flinkdm.submit.explain.live;
