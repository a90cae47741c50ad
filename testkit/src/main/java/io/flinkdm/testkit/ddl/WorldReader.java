package io.flinkdm.testkit.ddl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks a source what there is. Stateless. */
final class WorldReader {

    private static final String TABLES =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                    + " AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";
    private static final String COLUMNS =
            "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, CHARACTER_SET_NAME,"
                    + " GENERATION_EXPRESSION FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION";
    private static final String KEYS =
            "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME"
                    + " FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";
    private static final String PARTITIONS =
            "SELECT TABLE_NAME, PARTITION_NAME, PARTITION_DESCRIPTION"
                    + " FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ?"
                    + " AND PARTITION_NAME IS NOT NULL"
                    + " ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION";
    private static final String SCHEMAS =
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?";

    private WorldReader() {}

    private interface RowVisitor {
        void row(ResultSet row) throws SQLException;
    }

    static World read(Connection connection, List<String> names) throws SQLException {
        List<String> schemas = new ArrayList<>();
        List<LiveTable> tables = new ArrayList<>();
        for (String name : names) {
            query(connection, SCHEMAS, name, row -> schemas.add(row.getString(1)));
        }
        for (String schema : schemas) {
            tables.addAll(tables(connection, schema));
        }
        return new World(names, schemas, tables);
    }

    private static List<LiveTable> tables(Connection connection, String schema)
            throws SQLException {
        Map<String, List<LiveColumn>> columns = columns(connection, schema);
        Map<String, Map<String, LiveKey>> keys = keys(connection, schema);
        Map<String, List<LiveTable.Partition>> partitions = partitions(connection, schema);
        List<LiveTable> tables = new ArrayList<>();
        query(
                connection,
                TABLES,
                schema,
                row -> {
                    String name = row.getString(1);
                    tables.add(
                            new LiveTable(
                                    schema,
                                    name,
                                    columns.getOrDefault(name, List.of()),
                                    List.copyOf(keys.getOrDefault(name, Map.of()).values()),
                                    partitions.getOrDefault(name, List.of())));
                });
        return tables;
    }

    private static Map<String, List<LiveColumn>> columns(Connection connection, String schema)
            throws SQLException {
        Map<String, List<LiveColumn>> columns = new LinkedHashMap<>();
        query(
                connection,
                COLUMNS,
                schema,
                row ->
                        columns.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                                .add(
                                        new LiveColumn(
                                                row.getString(2),
                                                row.getString(3).toLowerCase(Locale.ROOT),
                                                "YES".equals(row.getString(4)),
                                                text(row.getString(5)),
                                                text(row.getString(6)))));
        return columns;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Map<String, Map<String, LiveKey>> keys(Connection connection, String schema)
            throws SQLException {
        Map<String, Map<String, LiveKey>> keys = new LinkedHashMap<>();
        query(
                connection,
                KEYS,
                schema,
                row ->
                        keys.computeIfAbsent(row.getString(1), any -> new LinkedHashMap<>())
                                .merge(
                                        row.getString(2),
                                        new LiveKey(
                                                row.getString(2),
                                                row.getInt(3) == 0,
                                                List.of(text(row.getString(4)))),
                                        WorldReader::joined));
        return keys;
    }

    private static LiveKey joined(LiveKey first, LiveKey more) {
        List<String> columns = new ArrayList<>(first.columns());
        columns.addAll(more.columns());
        return new LiveKey(first.name(), first.unique(), columns);
    }

    private static Map<String, List<LiveTable.Partition>> partitions(
            Connection connection, String schema) throws SQLException {
        Map<String, List<LiveTable.Partition>> partitions = new LinkedHashMap<>();
        query(
                connection,
                PARTITIONS,
                schema,
                row ->
                        partitions
                                .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                                .add(new LiveTable.Partition(row.getString(2), row.getLong(3))));
        return partitions;
    }

    private static void query(Connection connection, String sql, String schema, RowVisitor visitor)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    visitor.row(rows);
                }
            }
        }
    }
}
