package io.flinkdm.job.sink;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.util.regex.Pattern;

/**
 * A column on its way from a source's row to the target. Immutable, pure.
 *
 * @param place where the value stands in the source's rows
 * @param where the column with its table, for messages
 * @param style as a literal
 * @param textStyle without quotes, as a file would hold it
 * @param spelledOut whether {@code VALUES(column)} is another value than the one given: TiDB turns
 *     the bytes of a BIT around when it has eight
 */
record WriteColumn(
        int place,
        Column source,
        Column target,
        String quoted,
        String where,
        ValueStyle style,
        ValueStyle textStyle,
        boolean spelledOut) {

    /** Known by its identity. */
    static final Object NO_TEXT = new Object();

    private static final Pattern EIGHT_BYTES = Pattern.compile("bit\\((5[7-9]|6\\d)\\)");

    /**
     * @param table that of the target
     */
    static WriteColumn of(TableId table, int place, Column source, Column target) {
        String quoted = TableId.quote(target.name());
        return new WriteColumn(
                place,
                source,
                target,
                quoted,
                table.quoted() + "." + quoted,
                ValueStyle.of(source, target),
                ValueStyle.ofText(source),
                EIGHT_BYTES.matcher(target.type().definition()).matches());
    }

    void appendValue(StringBuilder sql, Row row) {
        Object value = row.value(place);
        requireExact(value);
        SqlLiterals.append(
                sql,
                style == ValueStyle.PLAIN ? value : style.resolve(value, source.type()),
                style);
    }

    /**
     * A value whose text the server reads as that value, {@code null} for NULL; {@link #NO_TEXT}
     * for what no text stands for: the empty value of an ENUM, a date that is no day.
     */
    Object text(Row row) {
        Object value = row.value(place);
        if (textStyle == ValueStyle.PLAIN || value == null) {
            return value;
        }
        if (textStyle == ValueStyle.ENUM_MEMBER && value.equals(0L)) {
            return NO_TEXT;
        }
        if (textStyle == ValueStyle.DAY && !ValueStyle.isDay((String) value)) {
            return NO_TEXT;
        }
        requireExact(value);
        return textStyle.resolve(value, source.type());
    }

    private void requireExact(Object value) {
        if (style == ValueStyle.JSON && value instanceof String json) {
            JsonNumbers.require(json, where);
        }
    }

    /** A condition true for no other value, not even one the collation takes for equal. */
    void appendMatch(StringBuilder sql, Row row) {
        if (row.value(place) == null) {
            sql.append(quoted).append(" IS NULL");
            return;
        }
        ColumnType type = target.type();
        sql.append(quoted).append(" = ");
        if (type.name().equals("json") || type.name().equals("vector")) {
            sql.append("CAST(");
            appendValue(sql, row);
            sql.append(type.name().equals("json") ? " AS JSON)" : " AS VECTOR)");
            return;
        }
        appendValue(sql, row);
        if (type.text() && row.value(place) instanceof String) {
            sql.append(" AND CAST(CONVERT(").append(quoted).append(" USING utf8mb4) AS BINARY) = ");
            sql.append("CAST(");
            appendValue(sql, row);
            sql.append(" AS BINARY)");
        }
    }
}
