/**
 * Which rows are left out by their values: MySQL expressions over the columns of a row. Compiled
 * once for each table when changes are transformed; uses the model and errors.
 */
package io.flinkdm.udf.expression;
