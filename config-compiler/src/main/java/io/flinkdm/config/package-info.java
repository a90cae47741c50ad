/**
 * Task and source files to a migration plan, or to everything that is wrong with them. Called by
 * the command line and by the job's entry point; all defaults live here.
 */
package io.flinkdm.config;
