package io.flinkdm.job.it;

import io.flinkdm.job.source.binlog.ColumnValues;
import io.flinkdm.job.source.binlog.ColumnValues.Line;
import io.flinkdm.testkit.ServerKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables of many columns, one for each line of the value files, with and without a key: few enough
 * for one task. Row by row they hold every value of every line. One thread.
 */
final class MatrixTables {

    private static final List<String> FILES =
            List.of("column-values.txt", "charset-values.txt", "more-values.txt");
    private static final int COLUMNS = 20;

    /** From here on rows are written while the task follows. */
    private static final int FOLLOWED = 1_000;

    private final List<Table> tables = new ArrayList<>();

    /**
     * @param lines a column each
     * @param key what makes {@code id} one, or nothing
     */
    private record Table(String name, List<Line> lines, String key) {

        int rows() {
            return lines.stream().mapToInt(line -> line.literals().size()).max().orElse(0);
        }

        String columns(String separator, IntFunction<String> column) {
            return IntStream.range(0, lines.size())
                    .mapToObj(column)
                    .collect(Collectors.joining(separator));
        }

        String literal(int column, int row) {
            List<String> literals = lines.get(column).literals();
            return literals.get(row % literals.size());
        }

        String create() {
            return "CREATE TABLE %s (id INT %s, %s)"
                    .formatted(
                            name,
                            key,
                            columns(", ", i -> "c" + i + " " + lines.get(i).definition()));
        }

        /** What the target needs before the task starts: it has no types like these. */
        String createForTarget() {
            return "CREATE TABLE %s (id INT %s, %s)"
                    .formatted(name, key, columns(", ", i -> "c" + i + " LONGBLOB"));
        }

        String insert(int id, int row) {
            return "INSERT INTO %s VALUES (%d, %s)"
                    .formatted(name, id, columns(", ", i -> literal(i, row)));
        }

        String insertNulls(int id) {
            return "INSERT INTO %s VALUES (%d, %s)".formatted(name, id, columns(", ", i -> "NULL"));
        }

        String update(int id, int row) {
            return "UPDATE %s SET %s WHERE id = %d"
                    .formatted(name, columns(", ", i -> "c" + i + " = " + literal(i, row)), id);
        }

        String updateToNulls(int id) {
            return "UPDATE %s SET %s WHERE id = %d"
                    .formatted(name, columns(", ", i -> "c" + i + " = NULL"), id);
        }
    }

    static MatrixTables of(ServerKind kind) throws IOException {
        MatrixTables tables = new MatrixTables();
        List<Line> lines = lines(kind);
        List<Line> plain = lines.stream().filter(line -> !ValueTables.spatial(line)).toList();
        for (int i = 0; i < plain.size(); i += COLUMNS) {
            tables.add("t" + i, plain.subList(i, Math.min(i + COLUMNS, plain.size())));
        }
        tables.add("shapes", lines.stream().filter(ValueTables::spatial).toList());
        tables.add(
                "bits", IntStream.rangeClosed(1, Long.SIZE).mapToObj(MatrixTables::bit).toList());
        return tables;
    }

    private static List<Line> lines(ServerKind kind) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String file : FILES) {
            lines.addAll(ColumnValues.lines(file, kind));
        }
        if (kind == ServerKind.MYSQL_80 || kind == ServerKind.MYSQL_9) {
            ColumnValues.lines("json-values.txt", kind).stream()
                    // TiDB has no decimals in JSON, and these are no doubles.
                    .filter(line -> !line.literals().toString().contains("decimal(40,20)"))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Line bit(int bits) {
        return new Line(
                "bit(" + bits + ")",
                List.of("0", "1", "1 << " + (bits - 1), "~0 >> " + (Long.SIZE - bits)));
    }

    private void add(String name, List<Line> lines) {
        tables.add(new Table(name, lines, "PRIMARY KEY"));
        tables.add(new Table(name + "_keyless", lines, ""));
    }

    List<String> names() {
        return tables.stream().map(Table::name).toList();
    }

    List<String> forTarget() {
        return tables.stream()
                .filter(table -> table.name().startsWith("shapes"))
                .map(Table::createForTarget)
                .toList();
    }

    /** With the rows the load finds. */
    void create(Connection connection) throws SQLException {
        for (Table table : tables) {
            List<String> statements = new ArrayList<>();
            statements.add(table.create());
            for (int row = 0; row < table.rows(); row++) {
                statements.add(table.insert(row, row));
            }
            statements.add(table.insertNulls(FOLLOWED - 1));
            run(connection, statements);
        }
    }

    /** Inserts, updates and deletes for the binlog, each of every value. */
    void change(Connection connection) throws SQLException {
        for (Table table : tables) {
            List<String> statements = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                statements.add(table.insert(FOLLOWED + row, row));
                statements.add(table.update(row, row + 1));
            }
            statements.add(table.insertNulls(2 * FOLLOWED));
            statements.add(table.update(FOLLOWED - 1, 0));
            statements.add(table.updateToNulls(0));
            statements.add("UPDATE " + table.name() + " SET id = id + 5000 WHERE id % 5 = 0");
            statements.add("DELETE FROM " + table.name() + " WHERE id % 3 = 0");
            run(connection, statements);
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("COMMIT");
        }
    }
}
