package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.bench.workload.Change.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes as DM does with {@code compact} and {@code multiple-rows}: folds the changes of each row
 * as far as a buffer goes, commits 100 of what is left at a time, and lets neighbours of one kind
 * and table share a statement. One thread.
 */
final class DmForms implements AutoCloseable {

    /** A sixteenth of DM's, which is queue-size times the workers through four. */
    private static final int BUFFER = 1_024 / 4;

    private static final int BATCH = 100;
    private static final String UPSERT =
            " ON DUPLICATE KEY UPDATE id=VALUES(id),k=VALUES(k),c=VALUES(c),pad=VALUES(pad)";

    private enum Effect {
        INSERT,
        REPLACE,
        UPSERT,
        DELETE
    }

    private final Connection connection;
    private final Statement statement;
    private final String schema;
    private final SysbenchTables tables;
    private final RowValues values;
    private final Map<Integer, Effect> buffer = new LinkedHashMap<>();
    private int buffered;

    DmForms(Connection connection, String schema, SysbenchTables tables, RowValues values)
            throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
        this.schema = schema;
        this.tables = tables;
        this.values = values;
    }

    void add(Change change) throws SQLException {
        values.apply(change);
        // what is left of a row's changes has the place of the last one
        Effect before = buffer.remove(change.row());
        buffer.put(change.row(), fold(before, change.kind()));
        if (++buffered == BUFFER) {
            flush();
        }
    }

    private static Effect fold(Effect before, Kind kind) {
        return switch (kind) {
            case DELETE -> Effect.DELETE;
            case INSERT -> before == Effect.DELETE ? Effect.REPLACE : Effect.INSERT;
            case SET_K, SET_C ->
                    before == Effect.INSERT || before == Effect.REPLACE ? before : Effect.UPSERT;
        };
    }

    void flush() throws SQLException {
        List<Integer> rows = new ArrayList<>(buffer.keySet());
        for (int from = 0; from < rows.size(); from += BATCH) {
            commit(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        buffer.clear();
        buffered = 0;
    }

    private void commit(List<Integer> rows) throws SQLException {
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !alike(rows.get(from), rows.get(i))) {
                statement.executeUpdate(sql(rows.subList(from, i)));
                from = i;
            }
        }
        connection.commit();
    }

    private boolean alike(int one, int other) {
        return tables.tableOf(one) == tables.tableOf(other) && buffer.get(one) == buffer.get(other);
    }

    private String sql(List<Integer> rows) {
        Effect effect = buffer.get(rows.get(0));
        String table = schema + "." + SysbenchTables.name(tables.tableOf(rows.get(0)));
        if (effect == Effect.DELETE) {
            return delete(table, rows);
        }
        StringBuilder sql = new StringBuilder(effect == Effect.REPLACE ? "REPLACE" : "INSERT");
        sql.append(" INTO ").append(table).append(" (id,k,c,pad) VALUES ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "" : ",");
            values.append(sql, rows.get(i), tables.idOf(rows.get(i)));
        }
        return sql.append(effect == Effect.UPSERT ? UPSERT : "").toString();
    }

    private String delete(String table, List<Integer> rows) {
        StringBuilder sql = new StringBuilder("DELETE FROM " + table + " WHERE ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "(id=" : " OR (id=").append(tables.idOf(rows.get(i))).append(')');
        }
        return sql.toString();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
