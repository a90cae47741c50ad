package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.operator.Pairing.Order;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.OptionalLong;

/** Pairings with a DATE, a DATETIME or a TIME. Stateless. */
final class TemporalPairing {

    private static final Order INSTANTS = (a, b) -> Long.compare((Long) a, (Long) b);

    private TemporalPairing() {}

    static Pairing of(Operand left, Operand right) {
        if (!left.kind().temporal()) {
            return of(right, left).swapped();
        }
        if (left.kind() == Kind.TIME) {
            return time(left, right);
        }
        if (right.kind().dated()) {
            return new Pairing(left, right, INSTANTS);
        }
        if (right.kind().textual()) {
            return new Pairing(left, dated(Texts.text(right)), INSTANTS);
        }
        if (right.kind().numeric() && right.kind() != Kind.YEAR) {
            return datedWithNumber(left, right);
        }
        throw refused(left, right);
    }

    private static RefusedException refused(Operand left, Operand right) {
        return new RefusedException(
                "comparing " + left.kind() + " with " + right.kind() + " is not supported");
    }

    /** A text read as a date with its time of day; zero parts only in a constant. */
    static Operand dated(Operand text) {
        Evaluator from = text.evaluator();
        boolean partial = text.constant();
        return Operand.computed(
                ValueType.temporal(Kind.DATETIME, 6),
                row -> read((String) from.of(row), partial),
                text);
    }

    private static Long read(String text, boolean partial) {
        if (text == null) {
            return null;
        }
        OptionalLong date = DateTimes.read(text);
        if (date.isEmpty() || !(partial || DateTimes.complete(date.getAsLong()))) {
            throw new EvaluationException("a text compared with or used as a date is none");
        }
        return date.getAsLong();
    }

    /** A column and a constant as dates, anything else as numbers. */
    private static Pairing datedWithNumber(Operand left, Operand right) {
        if (!left.isColumn() || !right.constant()) {
            return Pairing.doubles(left, right);
        }
        OptionalLong date =
                right.value() instanceof Long number
                        ? number == 0 ? OptionalLong.of(0) : DateTimes.read(number)
                        : OptionalLong.empty();
        if (date.isEmpty() || cut(left, date.getAsLong())) {
            throw new RefusedException("a number compared with a date is none");
        }
        return new Pairing(
                left,
                Operand.constant(ValueType.temporal(Kind.DATETIME, 0), date.getAsLong()),
                INSTANTS);
    }

    /** A DATE column cuts the time of day off a number, but not off a text. */
    private static boolean cut(Operand left, long date) {
        return left.kind() == Kind.DATE && DateTimes.microsOfDay(date) != 0;
    }

    private static Pairing time(Operand left, Operand right) {
        if (right.kind() == Kind.TIME) {
            return new Pairing(left, right, INSTANTS);
        }
        if (right.constant() && right.kind() == Kind.TEXT) {
            OptionalLong time = DateTimes.readTime((String) right.value());
            if (time.isEmpty()) {
                throw new RefusedException("a text compared with a time is none");
            }
            return new Pairing(left, constant(time.getAsLong()), INSTANTS);
        }
        if (right.kind().numeric() && right.kind() != Kind.YEAR) {
            return Pairing.doubles(left, right);
        }
        throw refused(left, right);
    }

    private static Operand constant(long time) {
        return Operand.constant(ValueType.temporal(Kind.TIME, 6), time);
    }
}
