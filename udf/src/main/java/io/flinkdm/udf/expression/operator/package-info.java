/**
 * MySQL's operators over compiled operands: arithmetic, bits, logic, comparison, patterns, casts
 * and choices. Put together by the compiler of expressions.
 */
package io.flinkdm.udf.expression.operator;
