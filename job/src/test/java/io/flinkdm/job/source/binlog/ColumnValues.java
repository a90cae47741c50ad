package io.flinkdm.job.source.binlog;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tables of one column each, made from the lines of a file, and what the server itself says about
 * their values.
 */
public final class ColumnValues {

    private ColumnValues() {}

    /** A line: a column's definition and literals to insert. */
    public record Line(String definition, List<String> literals) {

        static Line of(String text) {
            String[] parts = text.split(" \\| ");
            return new Line(parts[0].trim(), List.of(parts).subList(1, parts.length));
        }

        @Override
        public String toString() {
            return definition;
        }
    }

    static List<Line> lines(String name) throws IOException {
        return texts(name).map(Line::of).toList();
    }

    /**
     * The lines fit for a kind of server: a line may begin with a pattern of their names in
     * brackets.
     */
    public static List<Line> lines(String name, ServerKind kind) throws IOException {
        // Older servers call the three-byte set utf8.
        String threeBytes = kind == ServerKind.MYSQL_57 || kind.isMariaDb() ? "utf8" : "utf8mb3";
        return texts(name)
                .filter(text -> fits(text, kind))
                .map(text -> Line.of(text.startsWith("[") ? text.substring(end(text)) : text))
                .map(
                        line ->
                                new Line(
                                        line.definition().replace("utf8mb3", threeBytes),
                                        line.literals()))
                .toList();
    }

    private static boolean fits(String text, ServerKind kind) {
        return !text.startsWith("[") || kind.name().matches(text.substring(1, end(text) - 1));
    }

    private static int end(String text) {
        return text.indexOf("] ") + 1;
    }

    private static Stream<String> texts(String name) throws IOException {
        try (BufferedReader file =
                new BufferedReader(
                        new InputStreamReader(
                                ColumnValues.class.getResourceAsStream(name),
                                StandardCharsets.UTF_8))) {
            return file.lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    /** Makes the table, inserts each literal and NULL. */
    static void write(Connection connection, String table, Line line) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, v " + line + ")");
            int id = 0;
            for (String literal : line.literals()) {
                statement.execute(insert(table, ++id, literal));
            }
            statement.execute(insert(table, ++id, "NULL"));
        }
    }

    private static String insert(String table, int id, String literal) {
        return "INSERT INTO " + table + " VALUES (" + id + ", " + literal + ")";
    }

    static TableSchema schema(Connection connection, String table) throws SQLException {
        String sql =
                "SELECT column_name, data_type, column_type, character_set_name, collation_name"
                        + " FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = ?"
                        + " ORDER BY ordinal_position";
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                ColumnType type =
                        new ColumnType(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                List.of());
                columns.add(new Column(row.getString(1), type, true, false));
            }
        }
        return new TableSchema(columns, List.of());
    }

    /** What SELECT says, by id. */
    static Map<Long, String> selected(Connection connection, String table, ColumnType type)
            throws SQLException {
        Map<Long, String> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id, " + expression(type) + " FROM " + table)) {
            while (row.next()) {
                values.put(row.getLong(1), row.getString(2));
            }
        }
        return values;
    }

    /** Asks for numbers as numbers and for strings as bytes, so that no driver comes between. */
    private static String expression(ColumnType type) {
        switch (type.name()) {
            case "bit", "enum", "set":
                return "CAST(CAST(v AS UNSIGNED) AS CHAR)";
            case "year":
                return "CAST(v + 0 AS CHAR)";
            case "float", "double":
                return "CAST(v + 0e0 AS CHAR)";
            default:
                return type.text() ? "HEX(CONVERT(v USING utf8mb4))" : binary(type);
        }
    }

    private static String binary(ColumnType type) {
        return type.binary() ? "HEX(v)" : "CAST(v AS CHAR)";
    }

    /** The decoded value of column {@code v} in the same spelling. */
    static String spelled(Row row, ColumnType type) {
        Object value = row.value(1);
        if (value instanceof byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
        if (value instanceof String text && type.text()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
        return value == null ? null : value.toString();
    }

    /** Doubles are equal as numbers, everything else as text. */
    static boolean same(String selected, String decoded, ColumnType type) {
        boolean floating = type.name().equals("float") || type.name().equals("double");
        if (floating && selected != null && decoded != null) {
            return Double.compare(Double.parseDouble(selected), Double.parseDouble(decoded)) == 0;
        }
        return Objects.equals(selected, decoded);
    }
}
