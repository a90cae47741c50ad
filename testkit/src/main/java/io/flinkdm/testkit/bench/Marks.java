package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import io.flinkdm.testkit.process.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of the source that are looked for on the target. Each is one of some rows in many tables,
 * so that every lane of the job has one: when all are there, so is everything before. The rows are
 * there for this alone: no workload changes them, so a mark stays until the next one. One thread.
 */
final class Marks {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_TABLES = 96;
    private static final int ROWS = 1_024;
    private static final int FEWEST_ROWS = 8;

    /** Keys below those of the workloads, and so far apart that they have lanes of their own. */
    private static final int KEY_STEP = -64;

    private static final String MARKED = "id < 0";

    private final TestServer source;
    private final TestServer target;
    private final String schema;
    private final int marked;
    private final int rowsATable;
    private boolean placed;
    private int last;

    /**
     * @param schema of the source
     */
    Marks(TestServer source, TestServer target, String schema, SysbenchTables tables) {
        this.source = source;
        this.target = target;
        this.schema = schema;
        this.marked = Math.min(MOST_TABLES, tables.count());
        this.rowsATable = Math.max(FEWEST_ROWS, ROWS / marked);
    }

    /** Makes the rows, unless they are there. The tables must be. */
    void place() throws SQLException {
        if (placed) {
            return;
        }
        String rows =
                IntStream.rangeClosed(1, rowsATable)
                        .mapToObj(row -> "(" + row * KEY_STEP + ")")
                        .collect(Collectors.joining(","));
        onEachTable(name -> "INSERT INTO " + name + " (id) VALUES " + rows);
        placed = true;
    }

    /** A mark, not used before. */
    int set() throws SQLException {
        last++;
        String pad = pad(last);
        onEachTable(name -> "UPDATE " + name + " SET pad = " + pad + " WHERE " + MARKED);
        return last;
    }

    private static String pad(int mark) {
        return "'mark " + mark + "'";
    }

    private void onEachTable(UnaryOperator<String> statementOf) throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < marked; table++) {
                String name = schema + "." + SysbenchTables.name(table);
                statement.execute(statementOf.apply(name));
            }
        }
    }

    /** Returns when the target has the first row of a mark. */
    void awaitFirst(String schemaOfTarget, int mark) throws SQLException {
        try (Connection connection = target.connect()) {
            await(connection, schemaOfTarget, mark, 0, 1);
        }
    }

    /** Returns when the target has all of a mark. */
    void awaitAll(String schemaOfTarget, int mark) throws SQLException {
        try (Connection connection = target.connect()) {
            for (int table = 0; table < marked; table++) {
                await(connection, schemaOfTarget, mark, table, rowsATable);
            }
        }
    }

    /**
     * Returns when a task has loaded and follows.
     *
     * @param checkpoints the table in which it says so
     */
    void awaitFollowing(String checkpoints) throws SQLException {
        String query = "SELECT COUNT(*) FROM " + checkpoints + " WHERE unit = 'Sync'";
        try (Connection connection = target.connect()) {
            await(connection, query, 1);
        }
    }

    private void await(
            Connection connection, String schemaOfTarget, int mark, int table, int wanted) {
        String name = schemaOfTarget + "." + SysbenchTables.name(table);
        String condition = MARKED + " AND pad = " + pad(mark);
        String query = "SELECT COUNT(*) FROM " + name + " WHERE " + condition;
        await(connection, query, wanted);
    }

    private static void await(Connection connection, String query, int wanted) {
        Waiting.until(
                () -> number(connection, query) >= wanted,
                PATIENCE,
                () -> "the target lacks rows of " + query);
    }

    /** The target's answer; -1 while it has no such table. */
    private static long number(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLSyntaxErrorException notThereYet) {
            return -1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the target", e);
        }
    }
}
