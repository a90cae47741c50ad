package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.tree.Expression.Bits;
import io.flinkdm.udf.expression.tree.Expression.DecimalNumber;
import io.flinkdm.udf.expression.tree.Expression.FloatNumber;
import io.flinkdm.udf.expression.tree.Expression.IntegerNumber;
import io.flinkdm.udf.expression.tree.Expression.Literal;
import io.flinkdm.udf.expression.tree.Expression.Null;
import io.flinkdm.udf.expression.tree.Expression.Temporal;
import io.flinkdm.udf.expression.tree.Expression.Text;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Literals as constants. Stateless. */
final class Literals {

    private Literals() {}

    /**
     * @throws RefusedException when it has no exact value here
     */
    static Operand of(Literal literal) {
        if (literal instanceof Null) {
            return Operand.NULL;
        }
        if (literal instanceof IntegerNumber number) {
            Object value = Integers.of(number.value());
            return Operand.constant(ValueType.integer(!(value instanceof Long)), value);
        }
        if (literal instanceof DecimalNumber number) {
            return Operand.constant(ValueType.decimal(number.value().scale()), number.value());
        }
        if (literal instanceof FloatNumber number) {
            return Operand.constant(ValueType.DOUBLE, number.value());
        }
        if (literal instanceof Bits bits) {
            return bits(bits);
        }
        return literal instanceof Text text ? text(text) : temporal((Temporal) literal);
    }

    private static Operand bits(Bits bits) {
        if (bits.length() > Long.BYTES) {
            throw new RefusedException("a hexadecimal literal has more than eight bytes");
        }
        ValueType type =
                new ValueType(Kind.HEX, true, 0, bits.length(), TextType.SESSION, List.of());
        return Operand.constant(type, Integers.of(bits.value()));
    }

    private static Operand text(Text text) {
        if (!List.of("", "utf8mb4", "utf8mb3", "utf8").contains(text.charset())) {
            throw new RefusedException(
                    "literals of charset " + text.charset() + " are not supported");
        }
        return Operand.constant(ValueType.text(TextType.SESSION), text.value());
    }

    private static Operand temporal(Temporal literal) {
        if (literal.type().equals("TIME")) {
            long time = valid(DateTimes.readTime(literal.value()), literal);
            return Operand.constant(ValueType.temporal(Kind.TIME, decimals(literal)), time);
        }
        long instant = valid(DateTimes.read(literal.value()), literal);
        if (literal.type().equals("DATE")) {
            if (DateTimes.microsOfDay(instant) != 0) {
                throw bad(literal);
            }
            return Operand.constant(ValueType.DATE, instant);
        }
        return Operand.constant(ValueType.temporal(Kind.DATETIME, decimals(literal)), instant);
    }

    private static int decimals(Temporal literal) {
        int point = literal.value().indexOf('.');
        return point < 0 ? 0 : literal.value().strip().length() - point - 1;
    }

    private static long valid(OptionalLong value, Temporal literal) {
        return value.orElseThrow(() -> bad(literal));
    }

    private static RefusedException bad(Temporal literal) {
        return new RefusedException(
                "'" + literal.value() + "' is no " + literal.type().toLowerCase(Locale.ROOT));
    }
}
