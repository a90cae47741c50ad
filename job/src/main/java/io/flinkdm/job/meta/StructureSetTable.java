package io.flinkdm.job.meta;

import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The table {@code {task}_structure_set}: structures people have set for source tables while the
 * task was paused. Written by the command line, applied by a source's reader when it opens its
 * binlog. Stateless.
 */
public final class StructureSetTable {

    private static final MetaTable TABLE =
            new MetaTable(
                    "structure_set",
                    List.of(
                            "id",
                            "source_id",
                            "table_schema",
                            "table_name",
                            "create_table",
                            "origin",
                            "who",
                            "created_at_ms",
                            "revision",
                            "binlog_name",
                            "binlog_pos"));

    private StructureSetTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.createSchema(connection, metaSchema);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + TABLE.of(metaSchema, task)
                            + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                            + " source_id VARCHAR(255) NOT NULL,"
                            + " table_schema VARCHAR(64) NOT NULL,"
                            + " table_name VARCHAR(64) NOT NULL,"
                            + " create_table LONGTEXT NOT NULL,"
                            + " origin VARCHAR(16) NOT NULL,"
                            + " who VARCHAR(255) NOT NULL,"
                            + " created_at_ms BIGINT NOT NULL,"
                            + " revision BIGINT NOT NULL,"
                            + " binlog_name VARCHAR(255) NOT NULL,"
                            + " binlog_pos BIGINT NOT NULL)"
                            // Ids of TiDB's servers would grow out of order without its cache off.
                            + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                            + " /*T![auto_id_cache] AUTO_ID_CACHE 1 */");
        }
    }

    /** Keeps a structure; it takes the place of one of the same table that was not applied yet. */
    public static void put(
            Connection connection, String metaSchema, String task, StructureSet structure)
            throws SQLException {
        String table = TABLE.of(metaSchema, task);
        delete(connection, table, structure.table());
        String sql =
                "INSERT INTO "
                        + table
                        + " (source_id, table_schema, table_name, create_table, origin, who,"
                        + " created_at_ms, revision, binlog_name, binlog_pos)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindTable(statement, structure.table());
            statement.setString(4, structure.createTable());
            statement.setString(5, structure.origin().label());
            statement.setString(6, structure.who());
            statement.setLong(7, structure.createdAtMs());
            statement.setLong(8, structure.revision());
            statement.setString(9, structure.file());
            statement.setLong(10, structure.offset());
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /**
     * What is still to be applied by a reader that begins with the structures of a revision, in the
     * order it was set: what nobody has applied, and what became a later revision, which a reader
     * restored from an earlier checkpoint does not know. The latter belongs to the place it was
     * applied at. None when the table was never created.
     */
    public static List<StructureSet> pending(
            Connection connection, String metaSchema, String task, String sourceId, long revision)
            throws SQLException {
        return TABLE.read(
                connection,
                metaSchema,
                task,
                "WHERE source_id = ? AND (revision = ? OR revision > ?) ORDER BY id",
                StructureSetTable::structure,
                sourceId,
                StructureSet.NONE,
                revision);
    }

    /** Notes which revision a structure has become and where. */
    public static void applied(
            Connection connection, String metaSchema, String task, StructureSet structure)
            throws SQLException {
        String sql =
                "UPDATE "
                        + TABLE.of(metaSchema, task)
                        + " SET revision = ?, binlog_name = ?, binlog_pos = ? WHERE id = ?";
        MetaTable.execute(
                connection,
                sql,
                List.of(
                        structure.revision(),
                        structure.file(),
                        structure.offset(),
                        structure.id()));
        MetaTables.commit(connection);
    }

    /** Takes back what was not applied yet for a table; whether there was anything. */
    public static boolean takeBack(
            Connection connection, String metaSchema, String task, SourceTable table)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, TABLE.ending())) {
            return false;
        }
        boolean found = delete(connection, TABLE.of(metaSchema, task), table) > 0;
        MetaTables.commit(connection);
        return found;
    }

    private static int delete(Connection connection, String table, SourceTable of)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + table
                        + " WHERE source_id = ? AND table_schema = ? AND table_name = ?"
                        + " AND revision = "
                        + StructureSet.NONE;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindTable(statement, of);
            return statement.executeUpdate();
        }
    }

    private static void bindTable(PreparedStatement statement, SourceTable table)
            throws SQLException {
        statement.setString(1, table.sourceId());
        statement.setString(2, table.table().schema());
        statement.setString(3, table.table().table());
    }

    private static StructureSet structure(ResultSet rows) throws SQLException {
        TableId name = new TableId(rows.getString("table_schema"), rows.getString("table_name"));
        return new StructureSet(
                rows.getLong("id"),
                new SourceTable(rows.getString("source_id"), name),
                rows.getString("create_table"),
                Origin.ofLabel(rows.getString("origin")),
                rows.getString("who"),
                rows.getLong("created_at_ms"),
                rows.getLong("revision"),
                rows.getString("binlog_name"),
                rows.getLong("binlog_pos"));
    }
}
