/**
 * DM's column mappings: one column of a table rewritten on its way. Asked for each row when changes
 * are transformed; uses the model, patterns and errors.
 */
package io.flinkdm.udf.mapping;
