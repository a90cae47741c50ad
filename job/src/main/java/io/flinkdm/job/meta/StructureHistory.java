package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table {@code {task}_structure}: what each statement of a source's binlog has made of the
 * structures of its tables, by a number that counts up. A checkpoint names the number that holds at
 * its place, so whoever reads on from there finds the structures of that place, however much later
 * ones were kept meanwhile. A row without a table's name is about a schema. Stateless.
 */
public final class StructureHistory {

    /** Precedes the CREATE TABLE of a table whose changes cannot be followed. */
    public static final String NOT_FOLLOWED = "/* not followed */ ";

    private static final String ENDING = "structure";

    private static final int COLUMNS = 9;
    private static final int MOST_ROWS = 200;

    /** A quarter of what MySQL 5.7 takes at once. */
    private static final int MOST_CHARS = 1_000_000;

    private static final int MOST_STATEMENT_CHARS = 2_000;

    private StructureHistory() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(source_id VARCHAR(255) NOT NULL,"
                        + " revision BIGINT NOT NULL,"
                        + " table_schema VARCHAR(64) NOT NULL,"
                        + " table_name VARCHAR(64) NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT NOT NULL,"
                        + " binlog_gtid LONGTEXT NOT NULL,"
                        + " statement TEXT NOT NULL,"
                        + " create_table LONGTEXT NOT NULL,"
                        + " PRIMARY KEY (source_id, revision, table_schema, table_name))");
    }

    /**
     * Whether the source's first revision is of this place: then it is the one to go by, since the
     * source has moved on.
     */
    public static boolean beginsAt(
            Connection connection,
            String metaSchema,
            String task,
            String sourceId,
            BinlogPosition at)
            throws SQLException {
        String sql =
                "SELECT COUNT(*) FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND revision = 0"
                        + " AND binlog_name = ? AND binlog_pos = ? AND binlog_gtid = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setString(2, at.file());
            statement.setLong(3, at.offset());
            statement.setString(4, at.gtids().toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    /**
     * Keeps a revision. Putting it again changes nothing: a reader that is behind another one may
     * do so at any time.
     */
    public static void put(
            Connection connection,
            String metaSchema,
            String task,
            String sourceId,
            StructureRevision revision)
            throws SQLException {
        String table = MetaTables.of(metaSchema, task, ENDING);
        List<Object> values = new ArrayList<>();
        int chars = 0;
        for (Map.Entry<TableId, String> entry : rows(revision).entrySet()) {
            Collections.addAll(values, sourceId, revision.number());
            Collections.addAll(values, entry.getKey().schema(), entry.getKey().table());
            Collections.addAll(values, revision.at().file(), revision.at().offset());
            Collections.addAll(values, revision.at().gtids().toString());
            Collections.addAll(values, shortened(revision.statement()), entry.getValue());
            chars += entry.getValue().length();
            if (values.size() >= MOST_ROWS * COLUMNS || chars >= MOST_CHARS) {
                insert(connection, table, values);
                chars = 0;
            }
        }
        insert(connection, table, values);
        MetaTables.commit(connection);
    }

    private static Map<TableId, String> rows(StructureRevision revision) {
        Map<TableId, String> rows = new HashMap<>(revision.tables());
        revision.collations()
                .forEach((schema, collation) -> rows.put(new TableId(schema, ""), collation));
        return rows;
    }

    private static String shortened(String statement) {
        return statement.length() <= MOST_STATEMENT_CHARS
                ? statement
                : statement.substring(0, MOST_STATEMENT_CHARS) + " …";
    }

    /** Empties the values. */
    private static void insert(Connection connection, String table, List<Object> values)
            throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        String row = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String sql =
                "INSERT INTO "
                        + table
                        + " (source_id, revision, table_schema, table_name, binlog_name,"
                        + " binlog_pos, binlog_gtid, statement, create_table) VALUES "
                        + String.join(", ", Collections.nCopies(values.size() / COLUMNS, row))
                        + " ON DUPLICATE KEY UPDATE binlog_name = VALUES(binlog_name),"
                        + " binlog_pos = VALUES(binlog_pos), binlog_gtid = VALUES(binlog_gtid),"
                        + " statement = VALUES(statement), create_table = VALUES(create_table)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
        values.clear();
    }

    /** What holds at a revision; nothing where the source has no such table. */
    public static KeptStructureTexts at(
            Connection connection, String metaSchema, String task, String sourceId, long revision)
            throws SQLException {
        Map<TableId, String> tables = new HashMap<>();
        Map<String, String> collations = new HashMap<>();
        String sql =
                "SELECT table_schema, table_name, create_table FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND revision <= ? ORDER BY revision";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setLong(2, revision);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TableId table = new TableId(row.getString(1), row.getString(2));
                    if (table.table().isEmpty()) {
                        place(table.schema(), row.getString(3), collations);
                    } else {
                        place(table, row.getString(3), tables);
                    }
                }
            }
        }
        Set<TableId> fixed = new HashSet<>();
        tables.forEach(
                (table, text) -> {
                    if (text.startsWith(NOT_FOLLOWED)) {
                        fixed.add(table);
                    }
                });
        tables.keySet().removeAll(fixed);
        return new KeptStructureTexts(tables, fixed, collations);
    }

    /** The CREATE TABLE kept last; empty when the source has no such table. */
    public static Optional<String> latest(
            Connection connection, String metaSchema, String task, String sourceId, TableId table)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return Optional.empty();
        }
        String sql =
                "SELECT create_table FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND table_schema = ? AND table_name = ?"
                        + " ORDER BY revision DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setString(2, table.schema());
            statement.setString(3, table.table());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && !row.getString(1).isEmpty()
                        ? Optional.of(row.getString(1))
                        : Optional.empty();
            }
        }
    }

    private static <K> void place(K name, String text, Map<K, String> texts) {
        if (text.isEmpty()) {
            texts.remove(name);
        } else {
            texts.put(name, text);
        }
    }

    /** Removes what was kept after a revision by a reader that got further than its checkpoint. */
    public static void forgetAfter(
            Connection connection, String metaSchema, String task, String sourceId, long revision)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND revision > ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setLong(2, revision);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }
}
