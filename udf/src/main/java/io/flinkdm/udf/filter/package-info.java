/**
 * What is left out: tables by name. Asked where rows are read and where changes are transformed;
 * uses the model, patterns and errors.
 */
package io.flinkdm.udf.filter;
