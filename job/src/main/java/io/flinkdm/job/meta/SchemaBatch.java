package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the structures of all tables of a source into {@link SchemaTable} at once: a statement for
 * each of thousands of tables would take minutes. Stateless.
 */
final class SchemaBatch {

    private static final int COLUMNS = 9;
    private static final int MOST_ROWS = 200;

    /** A quarter of what MySQL 5.7 takes at once. */
    private static final int MOST_CHARS = 1_000_000;

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private SchemaBatch() {}

    /** As {@link SchemaTable#put} for each table. */
    static void put(
            Connection connection,
            String table,
            String sourceId,
            BinlogPosition at,
            Map<TableId, TableSchema> schemas)
            throws SQLException {
        Map<TableId, Long> revisions = revisions(connection, table, sourceId);
        List<Object> values = new ArrayList<>();
        int chars = 0;
        for (Map.Entry<TableId, TableSchema> entry : schemas.entrySet()) {
            String structure = SchemaJson.print(entry.getValue());
            Collections.addAll(values, sourceId);
            Collections.addAll(values, entry.getKey().schema(), entry.getKey().table());
            values.add(entry.getValue().fingerprint());
            values.add(revisions.getOrDefault(entry.getKey(), 0L) + 1);
            Collections.addAll(values, at.file(), at.offset(), at.gtids().toString(), structure);
            chars += structure.length();
            if (values.size() >= MOST_ROWS * COLUMNS || chars >= MOST_CHARS) {
                insert(connection, table, values);
                chars = 0;
            }
        }
        insert(connection, table, values);
        MetaTables.commit(connection);
    }

    /** Empties the values. */
    private static void insert(Connection connection, String table, List<Object> values)
            throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        String sql = insert(table, values.size() / COLUMNS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
        values.clear();
    }

    private static String insert(String table, int rows) {
        return "INSERT INTO "
                + table
                + " (source_id, table_schema, table_name, fingerprint, revision,"
                + " binlog_name, binlog_pos, binlog_gtid, structure) VALUES "
                + String.join(", ", Collections.nCopies(rows, ROW))
                + " ON DUPLICATE KEY UPDATE revision = VALUES(revision),"
                + " binlog_name = VALUES(binlog_name), binlog_pos = VALUES(binlog_pos),"
                + " binlog_gtid = VALUES(binlog_gtid), structure = VALUES(structure)";
    }

    private static Map<TableId, Long> revisions(
            Connection connection, String table, String sourceId) throws SQLException {
        Map<TableId, Long> revisions = new HashMap<>();
        String sql =
                "SELECT table_schema, table_name, MAX(revision) FROM "
                        + table
                        + " WHERE source_id = ? GROUP BY table_schema, table_name";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TableId id = new TableId(row.getString(1), row.getString(2));
                    revisions.put(id, row.getLong(3));
                }
            }
        }
        return revisions;
    }
}
