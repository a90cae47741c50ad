package io.flinkdm.testkit;

import io.flinkdm.testkit.diff.ColumnDefaults;
import io.flinkdm.testkit.diff.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares two schemas on two servers: whether they exist, their tables, and of each table what
 * {@link TableDiff} compares and the defaults of its columns. Stateless.
 */
public final class SchemaDiff {

    private static final String SCHEMA =
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?";
    private static final String TABLES =
            "SELECT TABLE_NAME FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'";

    private SchemaDiff() {}

    /** What differs, for people; empty when nothing does. */
    public static List<String> compare(
            Connection left, String leftSchema, Connection right, String rightSchema)
            throws SQLException {
        boolean ofLeft = !names(left, SCHEMA, leftSchema).isEmpty();
        boolean ofRight = !names(right, SCHEMA, rightSchema).isEmpty();
        if (ofLeft != ofRight) {
            return List.of("only one side has schema " + (ofLeft ? leftSchema : rightSchema));
        }
        List<String> lines = new ArrayList<>();
        SortedSet<String> tables = names(left, TABLES, leftSchema);
        SortedSet<String> copies = names(right, TABLES, rightSchema);
        if (!tables.equals(copies)) {
            lines.add(leftSchema + " has tables " + tables + ", its copy " + copies);
        }
        tables.retainAll(copies);
        for (String table : tables) {
            lines.addAll(
                    table(
                            left,
                            new TableName(leftSchema, table),
                            right,
                            new TableName(rightSchema, table)));
        }
        return lines;
    }

    private static List<String> table(
            Connection left, TableName table, Connection right, TableName copy)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        Differences differences = TableDiff.compare(left, table.quoted(), right, copy.quoted());
        if (!differences.isEmpty()) {
            lines.add(table + ": " + differences);
        }
        List<String> defaults = ColumnDefaults.read(left, table);
        List<String> ofCopy = ColumnDefaults.read(right, copy);
        if (differences.structure().isEmpty() && !defaults.equals(ofCopy)) {
            defaults.removeIf(ofCopy::remove);
            lines.add(table + ": defaults " + defaults + ", of its copy " + ofCopy);
        }
        return lines;
    }

    private static SortedSet<String> names(Connection connection, String sql, String schema)
            throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
