/**
 * What can be wrong with task and source files beyond their YAML, in the order of DM's own checks.
 * Run between reading and building; knows no database.
 */
package io.flinkdm.config.check;
