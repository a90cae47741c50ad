package io.flinkdm.job.sink;

import io.flinkdm.job.meta.MetaTables;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;

/**
 * The table {@code {task}_sink_progress}: one row for each source table whose target has no key,
 * written in the transaction that writes its rows. Lane thread.
 */
final class SinkProgressTable {

    private final String metaSchema;
    private final String name;

    SinkProgressTable(String metaSchema, String task) {
        this.metaSchema = metaSchema;
        this.name = MetaTables.of(metaSchema, task, "sink_progress");
    }

    /** Creates the schema and the table unless they exist; ends a transaction that is open. */
    void ensure(Connection connection) throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                name,
                "(source_id VARCHAR(255) NOT NULL,"
                        + " source_schema VARCHAR(64) NOT NULL,"
                        + " source_table VARCHAR(64) NOT NULL,"
                        + " target_schema VARCHAR(64) NOT NULL,"
                        + " target_table VARCHAR(64) NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT UNSIGNED NOT NULL,"
                        + " row_index INT NOT NULL,"
                        + " gtids_before LONGTEXT,"
                        + " gtid VARCHAR(255),"
                        + " gtid_rows INT,"
                        + " PRIMARY KEY (source_id, source_schema, source_table))");
        try (Statement statement = connection.createStatement()) {
            addGtids(statement);
        }
    }

    /** Earlier versions made the table without them. */
    private void addGtids(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SHOW COLUMNS FROM " + name + " LIKE 'gtid_rows'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute(
                "ALTER TABLE "
                        + name
                        + " ADD COLUMN (gtids_before LONGTEXT, gtid VARCHAR(255), gtid_rows INT)");
    }

    /**
     * Locks the row: a commit whose answer was lost and that is still on its way is either seen or
     * fails the transaction this is part of.
     */
    Optional<SinkProgress> find(Connection connection, SourceTable table) throws SQLException {
        String sql =
                "SELECT binlog_name, binlog_pos, row_index, gtids_before, gtid, gtid_rows FROM "
                        + name
                        + " WHERE source_id = ? AND source_schema = ? AND source_table = ?"
                        + " FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(progress(rows)) : Optional.empty();
            }
        }
    }

    private static SinkProgress progress(ResultSet row) throws SQLException {
        long offset = Long.parseUnsignedLong(row.getString(2));
        String gtid = row.getString(5);
        GtidProgress gtids =
                gtid == null
                        ? null
                        : new GtidProgress(GtidSet.parse(row.getString(4)), gtid, row.getInt(6));
        return new SinkProgress(row.getString(1), offset, row.getInt(3), gtids);
    }

    void put(Connection connection, SourceTable table, TableId target, SinkProgress progress)
            throws SQLException {
        String sql =
                "INSERT INTO "
                        + name
                        + " (source_id, source_schema, source_table, target_schema, target_table,"
                        + " binlog_name, binlog_pos, row_index, gtids_before, gtid, gtid_rows)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE target_schema = VALUES(target_schema),"
                        + " target_table = VALUES(target_table),"
                        + " binlog_name = VALUES(binlog_name), binlog_pos = VALUES(binlog_pos),"
                        + " row_index = VALUES(row_index), gtids_before = VALUES(gtids_before),"
                        + " gtid = VALUES(gtid), gtid_rows = VALUES(gtid_rows)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, table);
            statement.setString(4, target.schema());
            statement.setString(5, target.table());
            statement.setString(6, progress.file());
            statement.setString(7, Long.toUnsignedString(progress.offset()));
            statement.setInt(8, progress.rowIndex());
            GtidProgress gtids = progress.gtids();
            statement.setString(9, gtids == null ? null : gtids.before().toString());
            statement.setString(10, gtids == null ? null : gtids.gtid());
            statement.setObject(11, gtids == null ? null : gtids.rows(), Types.INTEGER);
            statement.executeUpdate();
        }
    }

    void remove(Connection connection, SourceTable table) throws SQLException {
        String sql =
                "DELETE FROM "
                        + name
                        + " WHERE source_id = ? AND source_schema = ? AND source_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, table);
            statement.executeUpdate();
        }
    }

    /** How many source tables have written to the target table. */
    int writersOf(Connection connection, TableId target) throws SQLException {
        String sql =
                "SELECT COUNT(*) FROM " + name + " WHERE target_schema = ? AND target_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.schema());
            statement.setString(2, target.table());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static void bind(PreparedStatement statement, SourceTable table) throws SQLException {
        statement.setString(1, table.sourceId());
        statement.setString(2, table.table().schema());
        statement.setString(3, table.table().table());
    }
}
