/**
 * MySQL's functions over compiled operands, found by name in {@link
 * io.flinkdm.udf.expression.function.Functions}.
 */
package io.flinkdm.udf.expression.function;
