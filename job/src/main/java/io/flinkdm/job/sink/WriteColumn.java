package io.flinkdm.job.sink;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;

/**
 * A column on its way from a source's row to the target. Immutable, pure.
 *
 * @param place where the value stands in the source's rows
 */
record WriteColumn(int place, Column source, Column target, String quoted, ValueStyle style) {

    static WriteColumn of(int place, Column source, Column target) {
        return new WriteColumn(
                place, source, target, TableId.quote(target.name()), ValueStyle.of(source, target));
    }

    void appendValue(StringBuilder sql, Row row) {
        Object value = row.value(place);
        SqlLiterals.append(
                sql,
                style == ValueStyle.PLAIN ? value : style.resolve(value, source.type()),
                style);
    }

    /** A condition true for no other value, not even one the collation takes for equal. */
    void appendMatch(StringBuilder sql, Row row) {
        if (row.value(place) == null) {
            sql.append(quoted).append(" IS NULL");
            return;
        }
        ColumnType type = target.type();
        sql.append(quoted).append(" = ");
        if (type.name().equals("json")) {
            sql.append("CAST(");
            appendValue(sql, row);
            sql.append(" AS JSON)");
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
