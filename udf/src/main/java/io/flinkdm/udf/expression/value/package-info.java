/**
 * Values inside expressions: their types, how one turns into another, and the texts they are read
 * from. Used by operators and functions; knows no grammar.
 *
 * <p>What an {@link io.flinkdm.udf.expression.value.Evaluator} answers, by kind: {@code null} for
 * NULL; a {@link java.lang.Long}, or a {@link java.math.BigInteger} beyond it, for INTEGER, YEAR,
 * BIT, HEX and the ordinals and masks of ENUM and SET; a {@link java.math.BigDecimal}; a {@link
 * java.lang.Double}; a {@link java.lang.String} for TEXT and JSON; a {@code byte[]}; a {@link
 * java.lang.Long} of {@link io.flinkdm.udf.expression.value.DateTimes} for DATE, DATETIME and TIME.
 */
package io.flinkdm.udf.expression.value;
