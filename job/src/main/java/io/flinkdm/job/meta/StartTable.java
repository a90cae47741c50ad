package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table {@code {task}_start}: one row for each source whose first rows are on their way and
 * whose start no checkpoint knows yet. Written by a source's enumerator before the first row, read
 * by the next one if the job has failed meanwhile, removed when a checkpoint has completed.
 * Stateless.
 */
public final class StartTable {

    private static final String ENDING = "start";

    private StartTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(source_id VARCHAR(255) NOT NULL PRIMARY KEY,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT NOT NULL,"
                        + " binlog_gtid LONGTEXT NOT NULL,"
                        + " server VARCHAR(255) NOT NULL,"
                        + " file_name VARCHAR(255) NOT NULL,"
                        + " file_born_seconds BIGINT NOT NULL)");
    }

    /** The source's start; empty when it has none or when there is no table yet. */
    public static Optional<NotedStart> find(
            Connection connection, String metaSchema, String task, String sourceId)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return Optional.empty();
        }
        String sql =
                "SELECT binlog_name, binlog_pos, binlog_gtid, server, file_name, file_born_seconds"
                        + " FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(start(row)) : Optional.empty();
            }
        }
    }

    private static NotedStart start(ResultSet row) throws SQLException {
        GtidSet gtids = GtidSet.parse(row.getString(3));
        return new NotedStart(
                new BinlogPosition(row.getString(1), row.getLong(2), gtids),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }

    /** Notes a start unless the source has one: the earlier one stays. */
    public static void putFirst(
            Connection connection,
            String metaSchema,
            String task,
            String sourceId,
            NotedStart start)
            throws SQLException {
        String sql =
                "INSERT INTO "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " (source_id, binlog_name, binlog_pos, binlog_gtid, server, file_name,"
                        + " file_born_seconds) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE source_id = source_id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setString(2, start.place().file());
            statement.setLong(3, start.place().offset());
            statement.setString(4, start.place().gtids().toString());
            statement.setString(5, start.server());
            statement.setString(6, start.file());
            statement.setLong(7, start.bornSeconds());
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** Removes the source's start; whether there was one. */
    public static boolean remove(
            Connection connection, String metaSchema, String task, String sourceId)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return false;
        }
        String sql =
                "DELETE FROM " + MetaTables.of(metaSchema, task, ENDING) + " WHERE source_id = ?";
        int removed;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            removed = statement.executeUpdate();
        }
        MetaTables.commit(connection);
        return removed > 0;
    }
}
