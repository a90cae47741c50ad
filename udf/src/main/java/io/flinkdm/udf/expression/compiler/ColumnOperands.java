package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.ValueType;
import io.flinkdm.udf.model.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of a row as an operand. Stateless. */
final class ColumnOperands {

    private static final Pattern SIZES = Pattern.compile("\\((\\d+)(?:,\\s*(\\d+))?\\)");
    private static final long MICROS_PER_NANO = 1_000;

    private ColumnOperands() {}

    /**
     * @param index its place in the row
     * @throws RefusedException for a type that expressions know nothing of
     */
    static Operand of(ColumnType type, int index, ZoneId zone) {
        Evaluator value = row -> row.value(index);
        switch (type.name()) {
            case "tinyint", "smallint", "mediumint", "int":
                return integer(type, Integer.BYTES, value);
            case "bigint":
                return integer(type, Long.BYTES, value);
            case "year":
                return Operand.column(ValueType.sized(Kind.YEAR, true, 1), value);
            case "bit":
                return Operand.column(bits(type), value);
            case "float", "double":
                return Operand.column(ValueType.DOUBLE, value);
            case "decimal":
                return Operand.column(
                        ValueType.decimal(size(type, 2, 0)), row -> decimal(row.value(index)));
            case "date", "datetime", "timestamp", "time":
                return temporal(type, index, zone);
            case "enum", "set":
                Kind kind = type.name().equals("enum") ? Kind.ENUM : Kind.SET;
                return Operand.column(ValueType.listed(kind, text(type), type.members()), value);
            case "json":
                return Operand.column(ValueType.JSON, value);
            default:
                return string(type, index);
        }
    }

    private static ValueType bits(ColumnType type) {
        int bytes = (size(type, 1, 1) + Byte.SIZE - 1) / Byte.SIZE;
        return ValueType.sized(Kind.BIT, true, bytes);
    }

    private static Operand integer(ColumnType type, int bytes, Evaluator value) {
        return Operand.column(ValueType.sized(Kind.INTEGER, type.unsigned(), bytes), value);
    }

    private static int size(ColumnType type, int group, int otherwise) {
        Matcher matcher = SIZES.matcher(type.definition());
        return matcher.find() && matcher.group(group) != null
                ? Integer.parseInt(matcher.group(group))
                : otherwise;
    }

    private static BigDecimal decimal(Object value) {
        return value == null ? null : new BigDecimal((String) value);
    }

    private static Operand string(ColumnType type, int index) {
        if (type.text()) {
            return Operand.column(ValueType.text(text(type)), row -> decoded(row.value(index)));
        }
        if (type.binary()) {
            return Operand.column(ValueType.BYTES, row -> row.value(index));
        }
        throw new RefusedException("columns of type " + type.name() + " are not supported");
    }

    private static String decoded(Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new EvaluationException("a text has bytes that its charset does not know");
    }

    private static TextType text(ColumnType type) {
        return new TextType(type.charset(), type.collation(), TextType.IMPLICIT);
    }

    private static Operand temporal(ColumnType type, int index, ZoneId zone) {
        int decimals = size(type, 1, 0);
        switch (type.name()) {
            case "date":
                return Operand.column(ValueType.DATE, row -> dated(row.value(index)));
            case "datetime":
                return Operand.column(
                        ValueType.temporal(Kind.DATETIME, decimals),
                        row -> dated(row.value(index)));
            case "timestamp":
                return Operand.column(
                        ValueType.temporal(Kind.DATETIME, decimals),
                        row -> timestamp(row.value(index), zone));
            default:
                return Operand.column(
                        ValueType.temporal(Kind.TIME, decimals), row -> time(row.value(index)));
        }
    }

    private static Long dated(Object value) {
        return value == null ? null : (Long) DateTimes.parse((String) value);
    }

    private static Long time(Object value) {
        return value == null ? null : (Long) DateTimes.parseTime((String) value);
    }

    /** Rows carry a TIMESTAMP in UTC; the zero one is the same everywhere. */
    private static Long timestamp(Object value, ZoneId zone) {
        Long utc = dated(value);
        return utc == null || utc == 0 || zone.equals(ZoneOffset.UTC) ? utc : (Long) in(zone, utc);
    }

    private static long in(ZoneId zone, long utc) {
        Instant instant =
                LocalDateTime.of(
                                DateTimes.year(utc), DateTimes.month(utc), DateTimes.day(utc), 0, 0)
                        .toInstant(ZoneOffset.UTC)
                        .plusNanos(DateTimes.microsOfDay(utc) * MICROS_PER_NANO);
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return DateTimes.pack(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.toLocalTime().toNanoOfDay() / MICROS_PER_NANO);
    }
}
