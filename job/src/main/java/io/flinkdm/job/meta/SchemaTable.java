package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code {task}_schema}: every structure a source table has had, by fingerprint. A source
 * puts a structure before the first row that follows it leaves the source; whoever meets the
 * fingerprint finds it here. Stateless.
 */
public final class SchemaTable {

    private static final String ENDING = "schema";

    private static final String NO_SOURCE = "";

    private SchemaTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(source_id VARCHAR(255) NOT NULL,"
                        + " table_schema VARCHAR(64) NOT NULL,"
                        + " table_name VARCHAR(64) NOT NULL,"
                        + " fingerprint BIGINT NOT NULL,"
                        + " revision BIGINT NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT NOT NULL,"
                        + " binlog_gtid LONGTEXT NOT NULL,"
                        + " structure LONGTEXT NOT NULL,"
                        + " PRIMARY KEY (source_id, table_schema, table_name, fingerprint),"
                        + " KEY by_fingerprint (fingerprint))");
    }

    /**
     * Notes that the table has this structure from the position on. Putting it again changes
     * nothing but its rank: it is the table's latest now.
     */
    public static void put(
            Connection connection,
            String metaSchema,
            String task,
            SourceTable table,
            BinlogPosition at,
            TableSchema schema)
            throws SQLException {
        String name = MetaTables.of(metaSchema, task, ENDING);
        String sql =
                "INSERT INTO "
                        + name
                        + " (source_id, table_schema, table_name, fingerprint, revision,"
                        + " binlog_name, binlog_pos, binlog_gtid, structure)"
                        + " SELECT ?, ?, ?, ?, COALESCE(MAX(revision), 0) + 1, ?, ?, ?, ? FROM "
                        + name
                        + " WHERE source_id = ? AND table_schema = ? AND table_name = ?"
                        + " ON DUPLICATE KEY UPDATE revision = VALUES(revision),"
                        + " binlog_name = VALUES(binlog_name), binlog_pos = VALUES(binlog_pos),"
                        + " binlog_gtid = VALUES(binlog_gtid), structure = VALUES(structure)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindName(statement, 1, table);
            statement.setLong(4, schema.fingerprint());
            statement.setString(5, at.file());
            statement.setLong(6, at.offset());
            statement.setString(7, at.gtids().toString());
            statement.setString(8, SchemaJson.print(schema));
            bindName(statement, 9, table);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** As {@link #put} for each of a source's tables, in a few statements. */
    public static void putAll(
            Connection connection,
            String metaSchema,
            String task,
            String sourceId,
            BinlogPosition at,
            Map<TableId, TableSchema> schemas)
            throws SQLException {
        String table = MetaTables.of(metaSchema, task, ENDING);
        SchemaBatch.put(connection, table, sourceId, at, schemas);
    }

    /**
     * Notes a structure that rows for a target table have got on their way, such as one with
     * extracted columns. It is filed under no source: no source table ever has it.
     */
    public static void putOfRows(
            Connection connection,
            String metaSchema,
            String task,
            TableId target,
            TableSchema schema)
            throws SQLException {
        BinlogPosition nowhere = new BinlogPosition("", 0, GtidSet.EMPTY);
        put(connection, metaSchema, task, new SourceTable(NO_SOURCE, target), nowhere, schema);
    }

    /** The structure with this fingerprint; empty when unknown or when there is no table yet. */
    public static Optional<TableSchema> find(
            Connection connection, String metaSchema, String task, long fingerprint)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return Optional.empty();
        }
        String sql =
                "SELECT structure FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE fingerprint = ? LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, fingerprint);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(SchemaJson.parse(rows.getString(1)))
                        : Optional.empty();
            }
        }
    }

    /** The structure each table of the source was last put with. */
    public static Map<TableId, TableSchema> latest(
            Connection connection, String metaSchema, String task, String sourceId)
            throws SQLException {
        Map<TableId, TableSchema> schemas = new LinkedHashMap<>();
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return schemas;
        }
        String sql =
                "SELECT table_schema, table_name, structure FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? ORDER BY table_schema, table_name, revision";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    TableId table = new TableId(rows.getString(1), rows.getString(2));
                    schemas.put(table, SchemaJson.parse(rows.getString(3)));
                }
            }
        }
        return schemas;
    }

    /** By fingerprint, the structures that any source's tables were last put with. */
    static Map<Long, TableSchema> current(Connection connection, String metaSchema, String task)
            throws SQLException {
        Map<Long, TableSchema> schemas = new HashMap<>();
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return schemas;
        }
        String table = MetaTables.of(metaSchema, task, ENDING);
        String sql =
                "SELECT s.fingerprint, MIN(s.structure) FROM "
                        + table
                        + " s JOIN (SELECT source_id, table_schema, table_name,"
                        + " MAX(revision) AS revision FROM "
                        + table
                        + " GROUP BY source_id, table_schema, table_name) l"
                        + " USING (source_id, table_schema, table_name, revision)"
                        + " GROUP BY s.fingerprint";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                schemas.put(rows.getLong(1), SchemaJson.parse(rows.getString(2)));
            }
        }
        return schemas;
    }

    private static void bindName(PreparedStatement statement, int first, SourceTable table)
            throws SQLException {
        statement.setString(first, table.sourceId());
        statement.setString(first + 1, table.table().schema());
        statement.setString(first + 2, table.table().table());
    }
}
