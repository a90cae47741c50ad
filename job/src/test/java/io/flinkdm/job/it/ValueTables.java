package io.flinkdm.job.it;

import io.flinkdm.job.source.binlog.ColumnValues.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tables for the lines of a value file: for each line one whose rows a number tells apart, one
 * without a key, and one whose key is the value itself, where a key can be. One thread.
 */
public final class ValueTables {

    private static final Set<String> WITHOUT_KEY =
            Set.of("json", "vector", "geometry", "point", "polygon", "geometrycollection");
    private static final Pattern PREFIXED = Pattern.compile(".*(text|blob)");

    /** From here on rows are written while the task follows. */
    private static final int FOLLOWED = 1_000;

    private final List<Line> lines;
    private final List<String> tables = new ArrayList<>();

    public ValueTables(List<Line> lines) {
        this.lines = lines;
    }

    /** The names of all tables made. */
    public List<String> names() {
        return tables;
    }

    static boolean spatial(Line line) {
        return type(line).matches("geometry|point|polygon|geometrycollection");
    }

    /** What the target needs before the task starts: it has no types like these. */
    public List<String> forTarget() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (spatial(lines.get(i))) {
                statements.add("CREATE TABLE r" + i + " (id INT PRIMARY KEY, v LONGBLOB)");
                statements.add("CREATE TABLE n" + i + " (id INT, v LONGBLOB)");
            }
        }
        return statements;
    }

    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                add(statement, "r" + i, "(id INT PRIMARY KEY, v " + line.definition() + ")");
                add(statement, "n" + i, "(id INT, v " + line.definition() + ")");
                if (keyable(line)) {
                    add(statement, "k" + i, keyed(line));
                }
            }
        }
    }

    private static boolean keyable(Line line) {
        return !WITHOUT_KEY.contains(type(line))
                && !line.definition().contains("(0)")
                && !line.definition().contains("compressed");
    }

    private void add(Statement statement, String table, String columns) throws SQLException {
        statement.execute("CREATE TABLE " + table + " " + columns);
        tables.add(table);
    }

    private static String keyed(Line line) {
        // Without a default, the first TIMESTAMP of a table changes by itself.
        String definition =
                line.definition().replaceAll(" null$", " DEFAULT '2001-01-01 00:00:00'");
        String part = PREFIXED.matcher(type(line)).matches() || wide(line) ? "v(8)" : "v";
        return "(id INT, v " + definition + " NOT NULL, PRIMARY KEY (" + part + "))";
    }

    /** Servers before MySQL 5.7 have keys of 767 bytes. */
    private static boolean wide(Line line) {
        return line.definition()
                .matches("(var)?(char|binary)\\((1\\d\\d|2\\d\\d|3\\d\\d|400)\\).*");
    }

    private static String type(Line line) {
        return line.definition().replaceAll("[( ].*", "").toLowerCase(Locale.ROOT);
    }

    /** The rows the load finds. */
    public void fill(Connection connection) throws SQLException {
        run(connection, this::rows);
    }

    /** Inserts, updates and deletes for the binlog, each row of each value. */
    void change(Connection connection) throws SQLException {
        run(connection, this::changes);
    }

    private interface Script {
        void add(String table, List<String> values, List<String> statements);
    }

    private void run(Connection connection, Script script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                Line line = lines.get(Integer.parseInt(table.substring(1)));
                List<String> statements = new ArrayList<>();
                script.add(table, line.literals(), statements);
                statement.execute("BEGIN");
                for (String sql : statements) {
                    statement.execute(sql);
                }
                statement.execute("COMMIT");
            }
        }
    }

    private void rows(String table, List<String> values, List<String> statements) {
        insert(table, values, 1, statements);
    }

    private static void insert(
            String table, List<String> values, int firstId, List<String> statements) {
        for (int i = 0; i < values.size(); i++) {
            // Of values that a key takes for equal, the first one counts.
            statements.add(
                    "INSERT IGNORE INTO "
                            + table
                            + " (id, v) VALUES ("
                            + (firstId + i)
                            + ", "
                            + values.get(i)
                            + ")");
        }
        if (!table.startsWith("k")) {
            statements.add(
                    "INSERT INTO " + table + " (id, v) VALUES (" + (firstId + 99) + ", NULL)");
        }
    }

    private void changes(String table, List<String> values, List<String> statements) {
        boolean keyed = table.startsWith("k");
        if (keyed) {
            statements.add("UPDATE " + table + " SET id = id + 500");
            statements.add("DELETE FROM " + table + " WHERE id % 2 = 0");
        }
        insert(table, values, FOLLOWED, statements);
        for (int i = 0; i < values.size(); i++) {
            String next = values.get((i + 1) % values.size());
            String ignore = keyed ? "IGNORE " : "";
            statements.add(update(ignore + table, next, 1 + i));
            if (keyed) {
                statements.add(update(ignore + table, next, FOLLOWED + i));
            }
        }
        if (!keyed) {
            statements.add(update(table, values.get(0), 100));
            statements.add(update(table, "NULL", 1));
            statements.add("DELETE FROM " + table + " WHERE id IN (2, " + FOLLOWED + ", 1099)");
        }
    }

    private static String update(String table, String value, int id) {
        return "UPDATE " + table + " SET v = " + value + " WHERE id = " + id;
    }
}
