package io.flinkdm.job.meta;

import io.flinkdm.job.meta.DdlStatus.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The table {@code {task}_ddl}: a row for each statement that has kept its tables waiting for a
 * while. For people; nothing depends on it. Written by the job, read by the command line.
 * Stateless.
 */
public final class DdlStatusTable {

    private static final String ENDING = "ddl";

    private static final List<String> COLUMNS =
            List.of(
                    "source_id",
                    "place",
                    "part",
                    "piece",
                    "half",
                    "binlog_name",
                    "binlog_pos",
                    "gtid",
                    "state",
                    "target_schema",
                    "target_tables",
                    "statement",
                    "target_statement",
                    "error",
                    "held_rows",
                    "since_ms",
                    "updated_at_ms");

    private DdlStatusTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(source_id VARCHAR(255) NOT NULL,"
                        + " place VARCHAR(255) NOT NULL,"
                        + " part INT NOT NULL,"
                        + " piece INT NOT NULL,"
                        + " half VARCHAR(64) NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT NOT NULL,"
                        + " gtid VARCHAR(255) NOT NULL,"
                        + " state VARCHAR(16) NOT NULL,"
                        + " target_schema VARCHAR(64) NOT NULL,"
                        + " target_tables LONGTEXT NOT NULL,"
                        + " statement LONGTEXT NOT NULL,"
                        + " target_statement LONGTEXT NOT NULL,"
                        + " error LONGTEXT NOT NULL,"
                        + " held_rows BIGINT NOT NULL,"
                        + " since_ms BIGINT NOT NULL,"
                        + " updated_at_ms BIGINT NOT NULL,"
                        + " attempt VARCHAR(255) NOT NULL,"
                        + " PRIMARY KEY (source_id, place, part, piece, half))");
    }

    /**
     * @param attempt the attempt of the job that says so
     */
    public static void put(
            Connection connection, String metaSchema, String task, DdlStatus status, String attempt)
            throws SQLException {
        String sql =
                "REPLACE INTO "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " ("
                        + String.join(", ", COLUMNS)
                        + ", attempt) VALUES ("
                        + String.join(", ", Collections.nCopies(COLUMNS.size() + 1, "?"))
                        + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, status.key());
            statement.setString(6, status.file());
            statement.setLong(7, status.offset());
            statement.setString(8, status.gtid());
            statement.setString(9, status.state().label());
            statement.setString(10, status.schema());
            statement.setString(11, status.tables());
            statement.setString(12, status.statement());
            statement.setString(13, status.targetStatement());
            statement.setString(14, status.error());
            statement.setLong(15, status.heldRows());
            statement.setLong(16, status.sinceMs());
            statement.setLong(17, status.updatedAtMs());
            statement.setString(18, attempt);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** The statement keeps nothing waiting any more. */
    public static void remove(Connection connection, String metaSchema, String task, DdlKey key)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND place = ? AND part = ? AND piece = ?"
                        + " AND half = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, key);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** Forgets what earlier attempts of the job have left; nothing when there is no table yet. */
    public static void removeOthers(
            Connection connection, String metaSchema, String task, String attempt)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return;
        }
        String sql =
                "DELETE FROM " + MetaTables.of(metaSchema, task, ENDING) + " WHERE attempt <> ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, attempt);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** By source and time; none when the table was never created. */
    public static List<DdlStatus> read(Connection connection, String metaSchema, String task)
            throws SQLException {
        List<DdlStatus> statuses = new ArrayList<>();
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return statuses;
        }
        String sql =
                "SELECT "
                        + String.join(", ", COLUMNS)
                        + " FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " ORDER BY source_id, since_ms, place, part, piece, half";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                statuses.add(status(rows));
            }
        }
        return statuses;
    }

    private static DdlStatus status(ResultSet rows) throws SQLException {
        DdlKey key =
                new DdlKey(
                        rows.getString("source_id"),
                        rows.getString("place"),
                        rows.getInt("part"),
                        rows.getInt("piece"),
                        rows.getString("half"));
        return new DdlStatus(
                key,
                rows.getString("binlog_name"),
                rows.getLong("binlog_pos"),
                rows.getString("gtid"),
                State.ofLabel(rows.getString("state")),
                rows.getString("target_schema"),
                rows.getString("target_tables"),
                rows.getString("statement"),
                rows.getString("target_statement"),
                rows.getString("error"),
                rows.getLong("held_rows"),
                rows.getLong("since_ms"),
                rows.getLong("updated_at_ms"));
    }

    private static void bindKey(PreparedStatement statement, DdlKey key) throws SQLException {
        statement.setString(1, key.sourceId());
        statement.setString(2, key.place());
        statement.setInt(3, key.part());
        statement.setInt(4, key.piece());
        statement.setString(5, key.half());
    }
}
