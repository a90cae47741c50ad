package io.flinkdm.job.meta;

import io.flinkdm.job.meta.DdlStatus.State;
import java.sql.Connection;
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

    private static final MetaTable TABLE =
            new MetaTable(
                    "ddl",
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
                            "updated_at_ms",
                            "attempt"));

    private DdlStatusTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                TABLE.of(metaSchema, task),
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
        List<Object> values = new ArrayList<>(key(status.key()));
        Collections.addAll(values, status.file(), status.offset(), status.gtid());
        Collections.addAll(values, status.state().label(), status.schema(), status.tables());
        Collections.addAll(values, status.statement(), status.targetStatement(), status.error());
        Collections.addAll(values, status.heldRows(), status.sinceMs(), status.updatedAtMs());
        values.add(attempt);
        TABLE.replace(connection, metaSchema, task, values);
        MetaTables.commit(connection);
    }

    /** The statement keeps nothing waiting any more. */
    public static void remove(Connection connection, String metaSchema, String task, DdlKey key)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + TABLE.of(metaSchema, task)
                        + " WHERE source_id = ? AND place = ? AND part = ? AND piece = ?"
                        + " AND half = ?";
        MetaTable.execute(connection, sql, key(key));
        MetaTables.commit(connection);
    }

    /** Forgets what earlier attempts of the job have left; nothing when there is no table yet. */
    public static void removeOthers(
            Connection connection, String metaSchema, String task, String attempt)
            throws SQLException {
        if (MetaTables.exists(connection, metaSchema, task, TABLE.ending())) {
            String sql = "DELETE FROM " + TABLE.of(metaSchema, task) + " WHERE attempt <> ?";
            MetaTable.execute(connection, sql, List.of(attempt));
            MetaTables.commit(connection);
        }
    }

    /** By source and time; none when the table was never created. */
    public static List<DdlStatus> read(Connection connection, String metaSchema, String task)
            throws SQLException {
        return TABLE.read(
                connection,
                metaSchema,
                task,
                "ORDER BY source_id, since_ms, place, part, piece, half",
                DdlStatusTable::status);
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

    private static List<Object> key(DdlKey key) {
        return List.of(key.sourceId(), key.place(), key.part(), key.piece(), key.half());
    }
}
