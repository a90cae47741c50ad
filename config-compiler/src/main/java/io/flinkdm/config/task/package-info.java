/**
 * Task and source files as records that mirror them, nothing filled in: which keys there are and
 * what type each has. Second step of the compiler; uses YAML and problems.
 */
package io.flinkdm.config.task;
