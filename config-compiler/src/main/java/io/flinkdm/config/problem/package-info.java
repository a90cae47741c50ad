/**
 * What can be wrong with task and source files and where. Filled by all other packages of the
 * compiler, printed by the command line.
 */
package io.flinkdm.config.problem;
