package io.flinkdm.testkit.load;

import io.flinkdm.testkit.diff.ColumnShape;
import io.flinkdm.testkit.diff.TableName;
import io.flinkdm.testkit.diff.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random inserts, updates, key changes, replaces and deletes on one table whose key is the integer
 * column {@code id}, or which has no such column at all. Any thread.
 */
final class TableMix {

    private static final String KEY = "id";

    private final TableName name;
    private final List<ColumnShape> columns;
    private final boolean keyed;
    private final AtomicLong lastId;

    private TableMix(TableName name, List<ColumnShape> columns, boolean keyed, long lastId) {
        this.name = name;
        this.columns = columns;
        this.keyed = keyed;
        this.lastId = new AtomicLong(lastId);
    }

    static TableMix of(Connection connection, TableName name) throws SQLException {
        TableShape shape = TableShape.read(connection, name);
        if (!shape.exists()) {
            throw new IllegalArgumentException("no table " + name);
        }
        boolean keyed = shape.columns().containsKey(KEY);
        List<ColumnShape> others =
                shape.columns().values().stream()
                        .filter(column -> !column.name().equalsIgnoreCase(KEY))
                        .filter(column -> !column.generated())
                        .toList();
        return new TableMix(name, others, keyed, keyed ? lastId(connection, name) : 0);
    }

    private static long lastId(Connection connection, TableName name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT COALESCE(MAX(id), 0) FROM " + name.quoted())) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One statement; returns the number of rows it changed. */
    long changeOne(Connection connection, Random random) throws SQLException {
        int dice = random.nextInt(100);
        return keyed ? keyed(connection, random, dice) : keyless(connection, random, dice);
    }

    private long keyed(Connection connection, Random random, int dice) throws SQLException {
        if (dice < 45) {
            return put(connection, "INSERT", lastId.incrementAndGet(), random);
        } else if (dice < 55) {
            return put(connection, "REPLACE", someId(random), random);
        } else if (dice < 75) {
            return update(connection, " WHERE id = " + someId(random), random);
        } else if (dice < 85) {
            return run(
                    connection,
                    "UPDATE %s SET id = %d WHERE id = %d",
                    lastId.incrementAndGet(),
                    someId(random));
        }
        return run(connection, "DELETE FROM %s WHERE id = %d", someId(random));
    }

    private long keyless(Connection connection, Random random, int dice) throws SQLException {
        if (dice < 60) {
            return put(connection, "INSERT", null, random);
        } else if (dice < 80) {
            return update(connection, " LIMIT 1", random);
        }
        return run(connection, "DELETE FROM %s LIMIT 1");
    }

    private long someId(Random random) {
        return 1 + (long) (random.nextDouble() * lastId.get());
    }

    private long put(Connection connection, String verb, Long id, Random random)
            throws SQLException {
        String names =
                Stream.concat(
                                Stream.ofNullable(id == null ? null : KEY),
                                columns.stream().map(ColumnShape::name))
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "));
        String values =
                Stream.concat(
                                Stream.ofNullable(id).map(String::valueOf),
                                columns.stream().map(column -> "?"))
                        .collect(Collectors.joining(", "));
        String sql = verb + " INTO " + name.quoted() + " (" + names + ") VALUES (" + values + ")";
        return runWithValues(connection, sql, random);
    }

    private long update(Connection connection, String where, Random random) throws SQLException {
        String set =
                columns.stream()
                        .map(column -> "`" + column.name() + "` = ?")
                        .collect(Collectors.joining(", "));
        return runWithValues(connection, "UPDATE " + name.quoted() + " SET " + set + where, random);
    }

    private long runWithValues(Connection connection, String sql, Random random)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, RandomValues.of(columns.get(i), random));
            }
            return statement.executeUpdate();
        }
    }

    private long run(Connection connection, String sql, Object... ids) throws SQLException {
        Object[] arguments = Stream.concat(Stream.of(name.quoted()), Stream.of(ids)).toArray();
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(String.format(sql, arguments));
        }
    }
}
