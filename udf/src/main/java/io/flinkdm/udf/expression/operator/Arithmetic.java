package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code + - *} and the sign. Integers stay integers of 64 bits, and beyond that there is no value;
 * with a DECIMAL the result is exact; with anything else it is a DOUBLE.
 *
 * <p>Source: MySQL manual, arithmetic operators. Stateless.
 */
public final class Arithmetic {

    /** MySQL keeps at most so many digits behind the point. */
    static final int MAX_DECIMALS = 30;

    private static final int MAX_DIGITS = 65;

    private Arithmetic() {}

    /** An operation in the three kinds of numbers. */
    private enum Operation {
        ADD {
            @Override
            BigInteger integers(BigInteger left, BigInteger right) {
                return left.add(right);
            }

            @Override
            long longs(long left, long right) {
                return Math.addExact(left, right);
            }

            @Override
            BigDecimal decimals(BigDecimal left, BigDecimal right) {
                return left.add(right);
            }

            @Override
            double doubles(double left, double right) {
                return left + right;
            }
        },
        SUBTRACT {
            @Override
            BigInteger integers(BigInteger left, BigInteger right) {
                return left.subtract(right);
            }

            @Override
            long longs(long left, long right) {
                return Math.subtractExact(left, right);
            }

            @Override
            BigDecimal decimals(BigDecimal left, BigDecimal right) {
                return left.subtract(right);
            }

            @Override
            double doubles(double left, double right) {
                return left - right;
            }
        },
        MULTIPLY {
            @Override
            BigInteger integers(BigInteger left, BigInteger right) {
                return left.multiply(right);
            }

            @Override
            long longs(long left, long right) {
                if (left == Long.MIN_VALUE || right == Long.MIN_VALUE) {
                    // MySQL finds its own smallest BIGINT out of range here.
                    throw new ArithmeticException();
                }
                return Math.multiplyExact(left, right);
            }

            @Override
            BigDecimal decimals(BigDecimal left, BigDecimal right) {
                return left.multiply(right);
            }

            @Override
            double doubles(double left, double right) {
                return left * right;
            }
        };

        abstract BigInteger integers(BigInteger left, BigInteger right);

        abstract long longs(long left, long right);

        abstract BigDecimal decimals(BigDecimal left, BigDecimal right);

        abstract double doubles(double left, double right);

        int decimals(int left, int right) {
            return this == MULTIPLY ? Math.min(left + right, MAX_DECIMALS) : Math.max(left, right);
        }
    }

    public static Operand add(Operand left, Operand right) {
        return binary(Operation.ADD, left, right);
    }

    public static Operand subtract(Operand left, Operand right) {
        return binary(Operation.SUBTRACT, left, right);
    }

    public static Operand multiply(Operand left, Operand right) {
        return binary(Operation.MULTIPLY, left, right);
    }

    private static Operand binary(Operation operation, Operand left, Operand right) {
        Operand a = Numeric.of(left);
        Operand b = Numeric.of(right);
        if (a.kind() == Kind.DOUBLE || b.kind() == Kind.DOUBLE) {
            return doubles(operation, Numeric.real(a), Numeric.real(b));
        }
        if (a.kind() == Kind.DECIMAL || b.kind() == Kind.DECIMAL) {
            return decimals(operation, Numeric.decimal(a), Numeric.decimal(b));
        }
        return integers(operation, a, b);
    }

    private static Operand integers(Operation operation, Operand left, Operand right) {
        Evaluator a = left.evaluator();
        Evaluator b = right.evaluator();
        boolean unsigned = left.type().unsigned() || right.type().unsigned();
        return Operand.computed(
                ValueType.integer(unsigned),
                row -> {
                    Object x = a.of(row);
                    Object y = b.of(row);
                    return x == null || y == null ? null : integer(operation, x, y, unsigned);
                },
                left,
                right);
    }

    private static Object integer(Operation operation, Object x, Object y, boolean unsigned) {
        if (!unsigned && x instanceof Long a && y instanceof Long b) {
            try {
                return operation.longs(a, b);
            } catch (ArithmeticException e) {
                throw new EvaluationException("BIGINT value is out of range");
            }
        }
        return Integers.ranged(operation.integers(Integers.big(x), Integers.big(y)), unsigned);
    }

    private static Operand decimals(Operation operation, Operand left, Operand right) {
        Evaluator a = left.evaluator();
        Evaluator b = right.evaluator();
        int decimals = operation.decimals(left.type().decimals(), right.type().decimals());
        return Operand.computed(
                ValueType.decimal(decimals),
                row -> {
                    BigDecimal x = (BigDecimal) a.of(row);
                    BigDecimal y = x == null ? null : (BigDecimal) b.of(row);
                    return y == null ? null : checked(operation.decimals(x, y));
                },
                left,
                right);
    }

    /** Beyond its longest number MySQL drops digits or fails. */
    static BigDecimal checked(BigDecimal value) {
        if (value.precision() > MAX_DIGITS || value.scale() > MAX_DIGITS) {
            throw new EvaluationException("DECIMAL value is out of range");
        }
        return value;
    }

    private static Operand doubles(Operation operation, Operand left, Operand right) {
        Evaluator a = left.evaluator();
        Evaluator b = right.evaluator();
        return Operand.computed(
                ValueType.DOUBLE,
                row -> {
                    Double x = (Double) a.of(row);
                    Double y = (Double) b.of(row);
                    return x == null || y == null
                            ? null
                            : (Object) checked(operation.doubles(x, y));
                },
                left,
                right);
    }

    static double checked(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new EvaluationException("DOUBLE value is out of range");
        }
        return value;
    }

    public static Operand negate(Operand operand) {
        Operand number = operand.kind().temporal() ? Numeric.real(operand) : Numeric.of(operand);
        Evaluator from = number.evaluator();
        if (number.kind() == Kind.DOUBLE) {
            return Operand.computed(
                    ValueType.DOUBLE, row -> negated((Double) from.of(row)), number);
        }
        if (number.kind() == Kind.DECIMAL) {
            return Operand.computed(
                    ValueType.decimal(number.type().decimals()),
                    row -> negated((BigDecimal) from.of(row)),
                    number);
        }
        if (number.constant() && number.value() instanceof BigInteger big && big.bitCount() > 1) {
            // A literal below the smallest BIGINT.
            return negate(Numeric.decimal(number));
        }
        return Operand.computed(ValueType.INTEGER, row -> negatedInteger(from.of(row)), number);
    }

    private static Object negatedInteger(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Long number && number != Long.MIN_VALUE
                ? (Object) (-number)
                : Integers.ranged(Integers.big(value).negate(), false);
    }

    private static Double negated(Double value) {
        return value == null ? null : (Double) (-value);
    }

    private static BigDecimal negated(BigDecimal value) {
        return value == null ? null : value.negate();
    }
}
