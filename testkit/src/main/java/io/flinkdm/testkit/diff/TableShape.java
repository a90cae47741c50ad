package io.flinkdm.testkit.diff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Columns and keys of a table. Immutable.
 *
 * @param columns in their order; empty when there is no such table
 * @param keys name to description
 */
public record TableShape(
        TableName name, Map<String, ColumnShape> columns, Map<String, String> keys) {

    private static final String COLUMNS =
            "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, CHARACTER_SET_NAME, EXTRA"
                    + " FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";

    // TiDB has neither full-text nor spatial indexes
    private static final String KEYS =
            "SELECT INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART"
                    + " FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                    + " AND INDEX_TYPE NOT IN ('FULLTEXT', 'SPATIAL')"
                    + " ORDER BY INDEX_NAME, SEQ_IN_INDEX";

    public static TableShape read(Connection connection, TableName name) throws SQLException {
        return new TableShape(name, columns(connection, name), keys(connection, name));
    }

    private static Map<String, ColumnShape> columns(Connection connection, TableName name)
            throws SQLException {
        Map<String, ColumnShape> columns = new LinkedHashMap<>();
        boolean tidb = connection.getMetaData().getDatabaseProductVersion().contains("TiDB");
        try (PreparedStatement query = prepare(connection, COLUMNS, name);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String charset = rows.getString(5);
                String type = rows.getString(2).toLowerCase(Locale.ROOT);
                ColumnShape column =
                        new ColumnShape(
                                rows.getString(1),
                                tidb && type.equals("vector") ? ColumnShape.VECTOR_AS_TEXT : type,
                                rows.getString(3).toLowerCase(Locale.ROOT),
                                rows.getString(4),
                                "binary".equals(charset) ? null : charset,
                                isGenerated(rows.getString(6)));
                columns.put(column.name().toLowerCase(Locale.ROOT), column);
            }
        }
        return columns;
    }

    private static boolean isGenerated(String extra) {
        return extra.contains("VIRTUAL")
                || extra.contains("STORED")
                || extra.contains("PERSISTENT");
    }

    private static Map<String, String> keys(Connection connection, TableName name)
            throws SQLException {
        Map<String, String> keys = new TreeMap<>();
        try (PreparedStatement query = prepare(connection, KEYS, name);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String part = rows.getString(3) == null ? "(expression)" : rows.getString(3);
                String length = rows.getString(4) == null ? "" : "(" + rows.getString(4) + ")";
                String start = rows.getInt(2) == 0 ? "unique key " : "key ";
                keys.merge(
                        rows.getString(1),
                        start + rows.getString(1) + ": " + part + length,
                        (before, last) -> before + ", " + part + length);
            }
        }
        return keys;
    }

    private static PreparedStatement prepare(Connection connection, String sql, TableName name)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, name.schema());
        query.setString(2, name.table());
        return query;
    }

    public boolean exists() {
        return !columns.isEmpty();
    }

    /** Columns in order, then keys, one line each. */
    public List<String> description() {
        List<String> lines = new ArrayList<>();
        columns.values().forEach(column -> lines.add("column " + column.description()));
        lines.addAll(keys.values());
        return lines;
    }
}
