package io.flinkdm.job.meta;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One of the tables that each task has, as values go in and out. Immutable.
 *
 * @param ending of its name
 * @param columns that are written and read
 */
record MetaTable(String ending, List<String> columns) {

    MetaTable {
        columns = List.copyOf(columns);
    }

    /** Its quoted name. */
    String of(String metaSchema, String task) {
        return MetaTables.of(metaSchema, task, ending);
    }

    /** Writes a row, in the place of one with the same key; its values by column. No commit. */
    void replace(Connection connection, String metaSchema, String task, List<?> values)
            throws SQLException {
        String sql =
                "REPLACE INTO "
                        + of(metaSchema, task)
                        + " ("
                        + String.join(", ", columns)
                        + ") VALUES "
                        + row();
        execute(connection, sql, values);
    }

    /** The places of a row's values. */
    String row() {
        return "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** Runs a statement without a commit; how many rows it has changed. */
    static int execute(Connection connection, String sql, List<?> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /**
     * Reads rows; none when the table was never created.
     *
     * @param which conditions and order
     * @param values in the conditions
     */
    <T> List<T> read(
            Connection connection,
            String metaSchema,
            String task,
            String which,
            RowReader<T> reader,
            Object... values)
            throws SQLException {
        List<T> all = new ArrayList<>();
        if (!MetaTables.exists(connection, metaSchema, task, ending)) {
            return all;
        }
        String sql =
                "SELECT "
                        + String.join(", ", columns)
                        + " FROM "
                        + of(metaSchema, task)
                        + " "
                        + which;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
        return all;
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    /** Makes a value of the row a result stands at. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
