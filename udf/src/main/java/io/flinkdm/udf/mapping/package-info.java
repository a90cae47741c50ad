/**
 * DM's column mappings: one column of a table rewritten on its way. Pure: rules and rows in, rows
 * out. {@code config-compiler} has the rules checked here, and still refuses a task that names
 * some: the job does not map rows yet. Uses the model, patterns and errors.
 */
package io.flinkdm.udf.mapping;
