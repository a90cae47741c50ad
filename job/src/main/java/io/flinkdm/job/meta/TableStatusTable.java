package io.flinkdm.job.meta;

import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * The table {@code {task}_table_status}: one row for each table of a source whose load has begun.
 * For people, as {@link SourceStatusTable}. Stateless.
 */
public final class TableStatusTable {

    private static final int ROWS_PER_STATEMENT = 500;

    private static final MetaTable TABLE =
            new MetaTable(
                    "table_status",
                    List.of(
                            "source_id",
                            "table_schema",
                            "table_name",
                            "complete",
                            "estimated_rows",
                            "loaded_rows",
                            "loaded_bytes",
                            "total_chunks",
                            "completed_chunks",
                            "began_at_ms",
                            "updated_at_ms"));

    private TableStatusTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                TABLE.of(metaSchema, task),
                "(source_id VARCHAR(255) NOT NULL,"
                        + " table_schema VARCHAR(64) NOT NULL,"
                        + " table_name VARCHAR(64) NOT NULL,"
                        + " complete BIGINT NOT NULL,"
                        + " estimated_rows BIGINT NOT NULL,"
                        + " loaded_rows BIGINT NOT NULL,"
                        + " loaded_bytes BIGINT NOT NULL,"
                        + " total_chunks BIGINT NOT NULL,"
                        + " completed_chunks BIGINT NOT NULL,"
                        + " began_at_ms BIGINT NOT NULL,"
                        + " updated_at_ms BIGINT NOT NULL,"
                        + " PRIMARY KEY (source_id, table_schema, table_name))");
    }

    /** A source's tables are read from their beginning: what was told before counts no more. */
    public static void clear(Connection connection, String metaSchema, String task, String sourceId)
            throws SQLException {
        ensure(connection, metaSchema, task);
        String sql = "DELETE FROM " + TABLE.of(metaSchema, task) + " WHERE source_id = ?";
        MetaTable.execute(connection, sql, List.of(sourceId));
        MetaTables.commit(connection);
    }

    /** Replaces the tables' rows. */
    public static void write(
            Connection connection, String metaSchema, String task, List<TableStatus> statuses)
            throws SQLException {
        String into =
                "REPLACE INTO "
                        + TABLE.of(metaSchema, task)
                        + " ("
                        + String.join(", ", TABLE.columns())
                        + ") VALUES ";
        for (int from = 0; from < statuses.size(); from += ROWS_PER_STATEMENT) {
            List<TableStatus> part =
                    statuses.subList(from, Math.min(statuses.size(), from + ROWS_PER_STATEMENT));
            String rows = String.join(", ", Collections.nCopies(part.size(), TABLE.row()));
            try (PreparedStatement statement = connection.prepareStatement(into + rows)) {
                int index = 1;
                for (TableStatus status : part) {
                    index = bind(statement, index, status);
                }
                statement.executeUpdate();
            }
        }
        MetaTables.commit(connection);
    }

    private static int bind(PreparedStatement statement, int first, TableStatus status)
            throws SQLException {
        int index = first;
        statement.setString(index++, status.sourceId());
        statement.setString(index++, status.table().schema());
        statement.setString(index++, status.table().table());
        statement.setLong(index++, status.complete() ? 1 : 0);
        statement.setLong(index++, status.estimatedRows());
        statement.setLong(index++, status.loadedRows());
        statement.setLong(index++, status.loadedBytes());
        statement.setLong(index++, status.totalChunks());
        statement.setLong(index++, status.completedChunks());
        statement.setLong(index++, status.beganAtMs());
        statement.setLong(index++, status.updatedAtMs());
        return index;
    }

    /** Tables of the task whose load has begun and not ended; none when there is no such table. */
    public static List<TableStatus> underWay(Connection connection, String metaSchema, String task)
            throws SQLException {
        return TABLE.read(
                connection,
                metaSchema,
                task,
                "WHERE complete = 0 ORDER BY source_id, table_schema, table_name",
                TableStatusTable::status);
    }

    private static TableStatus status(ResultSet row) throws SQLException {
        return new TableStatus(
                row.getString(1),
                new TableId(row.getString(2), row.getString(3)),
                row.getLong(4) != 0,
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11));
    }
}
