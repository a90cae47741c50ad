package io.flinkdm.job.meta;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table {@code {task}_checkpoint}: one row per source, how far it is. Written by a source's
 * enumerator after each checkpoint, read by {@code query-status}. It is for people; the truth about
 * progress is Flink's checkpoint. Stateless.
 */
public final class SourceStatusTable {

    /** With columns in the order of {@link #values} and {@link #status}. */
    private static final MetaTable TABLE =
            new MetaTable(
                    "checkpoint",
                    List.of(
                            "source_id",
                            "unit",
                            "finished",
                            "total_tables",
                            "completed_tables",
                            "total_chunks",
                            "completed_chunks",
                            "estimated_rows",
                            "loaded_rows",
                            "loaded_bytes",
                            "snapshot_name",
                            "snapshot_pos",
                            "snapshot_gtid",
                            "binlog_name",
                            "binlog_pos",
                            "binlog_gtid",
                            "head_name",
                            "head_pos",
                            "head_gtid",
                            "synced_rows",
                            "synced_bytes",
                            "seconds_behind",
                            "updated_at_ms"));

    private SourceStatusTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        String columns =
                TABLE.columns().stream()
                        .map(SourceStatusTable::definition)
                        .collect(Collectors.joining(", "));
        MetaTables.create(
                connection,
                metaSchema,
                TABLE.of(metaSchema, task),
                "(" + columns + ", PRIMARY KEY (source_id))");
    }

    /** Replaces the source's row. */
    public static void write(
            Connection connection, String metaSchema, String task, SourceStatus status)
            throws SQLException {
        TABLE.replace(connection, metaSchema, task, values(status));
        MetaTables.commit(connection);
    }

    /** All sources of the task by id; none when the table was never created. */
    public static List<SourceStatus> read(Connection connection, String metaSchema, String task)
            throws SQLException {
        return TABLE.read(
                connection, metaSchema, task, "ORDER BY source_id", SourceStatusTable::status);
    }

    private static String definition(String column) {
        if (column.endsWith("_gtid")) {
            return column + " LONGTEXT NOT NULL";
        }
        boolean text =
                column.endsWith("_name") || column.equals("source_id") || column.equals("unit");
        return column + (text ? " VARCHAR(255) NOT NULL" : " BIGINT NOT NULL");
    }

    private static List<Object> values(SourceStatus status) {
        List<Object> values = new ArrayList<>();
        Collections.addAll(values, status.sourceId(), status.unit(), status.finished() ? 1L : 0L);
        Collections.addAll(values, status.totalTables(), status.completedTables());
        Collections.addAll(values, status.totalChunks(), status.completedChunks());
        Collections.addAll(values, status.estimatedRows(), status.loadedRows());
        values.add(status.loadedBytes());
        for (SourceStatus.Location location :
                Arrays.asList(status.snapshot(), status.flushed(), status.head())) {
            Collections.addAll(values, location.file(), location.offset(), location.gtidSet());
        }
        Collections.addAll(values, status.syncedRows(), status.syncedBytes());
        Collections.addAll(values, status.secondsBehind(), status.updatedAtMs());
        return values;
    }

    private static SourceStatus status(ResultSet rows) throws SQLException {
        return new SourceStatus(
                rows.getString("source_id"),
                rows.getString("unit"),
                rows.getLong("finished") != 0,
                rows.getLong("total_tables"),
                rows.getLong("completed_tables"),
                rows.getLong("total_chunks"),
                rows.getLong("completed_chunks"),
                rows.getLong("estimated_rows"),
                rows.getLong("loaded_rows"),
                rows.getLong("loaded_bytes"),
                location(rows, "snapshot"),
                location(rows, "binlog"),
                location(rows, "head"),
                rows.getLong("synced_rows"),
                rows.getLong("synced_bytes"),
                rows.getLong("seconds_behind"),
                rows.getLong("updated_at_ms"));
    }

    private static SourceStatus.Location location(ResultSet rows, String prefix)
            throws SQLException {
        return new SourceStatus.Location(
                rows.getString(prefix + "_name"),
                rows.getLong(prefix + "_pos"),
                rows.getString(prefix + "_gtid"));
    }
}
