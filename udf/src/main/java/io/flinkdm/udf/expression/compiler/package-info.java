/**
 * From a tree and a table's structure to something that evaluates rows. Called by {@link
 * io.flinkdm.udf.expression.ExpressionFilter}.
 */
package io.flinkdm.udf.expression.compiler;
