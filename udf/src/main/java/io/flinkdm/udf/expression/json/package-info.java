/**
 * JSON in the spelling of a MySQL server: paths into it and comparisons of it. Used by operators
 * and functions; knows nothing of operands.
 */
package io.flinkdm.udf.expression.json;
