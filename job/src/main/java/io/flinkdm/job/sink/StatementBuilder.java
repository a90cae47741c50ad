package io.flinkdm.job.sink;

import io.flinkdm.job.sink.SqlStatement.Effect;
import io.flinkdm.udf.model.Row;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Phrases rows of one layout as statements. Rows of one kind share a statement as far as the
 * server's packet allows: that, more than anything else, decides how fast TiDB takes them. Pure;
 * confined to one lane.
 */
final class StatementBuilder {

    private final WriteLayout layout;
    private final int maxChars;
    private final Consumer<SqlStatement> out;

    /**
     * @param maxChars length at which a statement ends; one row always fits
     */
    StatementBuilder(WriteLayout layout, int maxChars, Consumer<SqlStatement> out) {
        this.layout = layout;
        this.maxChars = maxChars;
        this.out = out;
    }

    void insert(List<Row> rows) {
        values(Effect.INSERT, "INSERT INTO ", "", rows);
    }

    /** Rows that are there stay as they are. */
    void insertIgnore(List<Row> rows) {
        values(Effect.IGNORE, "INSERT IGNORE INTO ", "", rows);
    }

    /** A query that has a result when the row is there as it is. */
    static String presence(WriteLayout layout, Row row) {
        StringBuilder sql =
                new StringBuilder("SELECT 1 FROM ")
                        .append(layout.target().quoted())
                        .append(" WHERE ");
        appendAll(sql, layout.matched(), " AND ", column -> column.appendMatch(sql, row));
        return sql.append(" LIMIT 1").toString();
    }

    /** Columns that only the target has keep their values. */
    void upsert(List<Row> rows) {
        if (layout.written().stream().noneMatch(WriteColumn::spelledOut)) {
            values(Effect.UPSERT, "INSERT INTO ", assignments(null), rows);
            return;
        }
        for (Row row : rows) {
            values(Effect.UPSERT, "INSERT INTO ", assignments(row), List.of(row));
        }
    }

    /**
     * @param row for the columns whose values have to be written again
     */
    private String assignments(Row row) {
        StringBuilder sql = new StringBuilder(" ON DUPLICATE KEY UPDATE ");
        appendAll(
                sql,
                layout.written(),
                ",",
                column -> {
                    sql.append(column.quoted()).append('=');
                    if (column.spelledOut()) {
                        column.appendValue(sql, row);
                    } else {
                        sql.append("VALUES(").append(column.quoted()).append(')');
                    }
                });
        return sql.toString();
    }

    void replace(List<Row> rows) {
        values(Effect.REPLACE, "REPLACE INTO ", "", rows);
    }

    /** Rows that are there, by the key that tells rows apart. */
    void deleteByKey(List<Row> rows) {
        byKey(Effect.DELETE, "DELETE", rows);
    }

    /** Rows that may be there. */
    void clearByKey(List<Row> rows) {
        byKey(Effect.CLEAR, "DELETE", rows);
    }

    /** Rows that should be there, each key once. */
    void lookByKey(List<Row> rows) {
        byKey(Effect.LOOK, "SELECT COUNT(*)", rows);
    }

    private void byKey(Effect effect, String verb, List<Row> rows) {
        List<WriteColumn> key = layout.key();
        String columns = key.stream().map(WriteColumn::quoted).collect(Collectors.joining(","));
        boolean several = key.size() > 1;
        String head =
                verb
                        + " FROM "
                        + layout.target().quoted()
                        + " WHERE "
                        + (several ? "(" + columns + ")" : columns)
                        + " IN (";
        join(effect, head, ")", rows, (sql, row) -> appendTuple(sql, key, row, several));
    }

    void updateByKey(Row before, Row after) {
        StringBuilder sql = update(after);
        appendAll(sql, layout.key(), " AND ", column -> column.appendMatch(sql, before));
        emit(sql.append(" LIMIT 1"), Effect.UPDATE, 1);
    }

    /** A row that may be there. */
    void updateIfThere(Row before, Row after) {
        move("UPDATE ", before, after);
    }

    /** A row that may be there; nothing is done when another one is in its way. */
    void moveIfFree(Row before, Row after) {
        move("UPDATE IGNORE ", before, after);
    }

    private void move(String verb, Row before, Row after) {
        StringBuilder sql = update(verb, after);
        appendAll(sql, layout.key(), " AND ", column -> column.appendMatch(sql, before));
        emit(sql.append(" LIMIT 1"), Effect.MOVE, 1);
    }

    /** A row that may be there; unless both keys are one to the target. */
    void clearMoved(Row before, Row after) {
        StringBuilder sql =
                new StringBuilder("DELETE FROM ")
                        .append(layout.target().quoted())
                        .append(" WHERE ");
        appendAll(sql, layout.key(), " AND ", column -> appendEqual(sql, column, before));
        sql.append(" AND NOT (");
        appendAll(sql, layout.key(), " AND ", column -> appendEqual(sql, column, after));
        emit(sql.append(")"), Effect.CLEAR, 1);
    }

    /** Other rows that have one of the row's unique values. */
    void clearOthers(Row row) {
        for (List<WriteColumn> other : layout.otherKeys()) {
            if (other.stream().noneMatch(column -> row.value(column.place()) == null)) {
                clearOthers(other, row);
            }
        }
    }

    private void clearOthers(List<WriteColumn> other, Row row) {
        StringBuilder sql =
                new StringBuilder("DELETE FROM ")
                        .append(layout.target().quoted())
                        .append(" WHERE ");
        appendAll(sql, other, " AND ", column -> appendEqual(sql, column, row));
        sql.append(" AND NOT (");
        appendAll(sql, layout.key(), " AND ", column -> appendEqual(sql, column, row));
        emit(sql.append(")"), Effect.CLEAR, 1);
    }

    private static void appendEqual(StringBuilder sql, WriteColumn column, Row row) {
        sql.append(column.quoted()).append(" = ");
        column.appendValue(sql, row);
    }

    /** One of the rows that are equal in every column. */
    void updateOneLike(Row before, Row after) {
        StringBuilder sql = update(after);
        appendAll(sql, layout.matched(), " AND ", column -> column.appendMatch(sql, before));
        emit(sql.append(" LIMIT 1"), Effect.UPDATE, 1);
    }

    /** One of the rows that are equal in every column. */
    void deleteOneLike(Row row) {
        StringBuilder sql =
                new StringBuilder("DELETE FROM ")
                        .append(layout.target().quoted())
                        .append(" WHERE ");
        appendAll(sql, layout.matched(), " AND ", column -> column.appendMatch(sql, row));
        emit(sql.append(" LIMIT 1"), Effect.DELETE, 1);
    }

    private StringBuilder update(Row after) {
        return update("UPDATE ", after);
    }

    private StringBuilder update(String verb, Row after) {
        StringBuilder sql =
                new StringBuilder(verb).append(layout.target().quoted()).append(" SET ");
        appendAll(
                sql,
                layout.written(),
                ",",
                column -> {
                    sql.append(column.quoted()).append('=');
                    column.appendValue(sql, after);
                });
        return sql.append(" WHERE ");
    }

    private void values(Effect effect, String verb, String tail, List<Row> rows) {
        List<WriteColumn> columns = layout.written();
        String names = columns.stream().map(WriteColumn::quoted).collect(Collectors.joining(","));
        String head = verb + layout.target().quoted() + " (" + names + ") VALUES ";
        join(effect, head, tail, rows, (sql, row) -> appendTuple(sql, columns, row, true));
    }

    private void join(
            Effect effect,
            String head,
            String tail,
            List<Row> rows,
            BiConsumer<StringBuilder, Row> item) {
        StringBuilder sql = new StringBuilder(head);
        int count = 0;
        int left = rows.size();
        int most = left;
        for (Row row : rows) {
            if (count > 0 && (count == most || sql.length() >= maxChars)) {
                emit(sql.append(tail), effect, count);
                sql = new StringBuilder(head);
                count = 0;
                most = left;
            }
            if (count++ > 0) {
                sql.append(',');
            }
            item.accept(sql, row);
            left--;
            if (most == count + left && sql.length() >= maxChars / 2) {
                most = evenly(count, sql.length(), left);
            }
        }
        if (count > 0) {
            emit(sql.append(tail), effect, count);
        }
    }

    /**
     * How many rows a statement should take, lest the last of several has few: each costs the
     * target something, whatever it brings.
     *
     * @param count rows it has by now
     * @param left rows not in any statement yet
     */
    private int evenly(int count, int chars, int left) {
        int rows = count + left;
        long statements = 1 + ((long) chars * rows / count - 1) / maxChars;
        return (int) (1 + (rows - 1) / statements);
    }

    private static void appendTuple(
            StringBuilder sql, List<WriteColumn> columns, Row row, boolean enclosed) {
        if (enclosed) {
            sql.append('(');
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                sql.append(',');
            }
            columns.get(i).appendValue(sql, row);
        }
        if (enclosed) {
            sql.append(')');
        }
    }

    private static void appendAll(
            StringBuilder sql,
            List<WriteColumn> columns,
            String separator,
            Consumer<WriteColumn> append) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                sql.append(separator);
            }
            append.accept(columns.get(i));
        }
    }

    private void emit(StringBuilder sql, Effect effect, int rows) {
        out.accept(new SqlStatement(sql.toString(), effect, rows, layout));
    }
}
