package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks a server for keys of a table, in the server's order, as literals. Called off the main
 * thread.
 */
final class KeyWalk {

    private static final int FETCH_ROWS = 1_000;

    private final Connection connection;
    private final TableId table;
    private final ChunkKey key;
    private final String expressions;

    KeyWalk(Connection connection, TableId table, ChunkKey key) {
        this.connection = connection;
        this.table = table;
        this.key = key;
        this.expressions =
                key.parts().stream()
                        .map(KeyLiteral::expression)
                        .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /** The numbers of an integer key. */
    record Span(BigInteger min, BigInteger max) {

        boolean empty() {
            return min == null;
        }
    }

    Span span() throws SQLException {
        String column = TableId.quote(key.names().get(0));
        String sql = "SELECT MIN(" + column + "), MAX(" + column + ") FROM " + table.quoted();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            String min = row.getString(1);
            return min == null
                    ? new Span(null, null)
                    : new Span(new BigInteger(min), new BigInteger(row.getString(2)));
        }
    }

    /** The key of a range's row number {@code number}; empty when it has fewer. */
    List<String> key(ChunkRange range, long number) throws SQLException {
        return one(
                expressions
                        + ChunkSql.fromRange(table, range)
                        + ChunkSql.orderBy(key.names(), "")
                        + " LIMIT 1 OFFSET "
                        + (number - 1));
    }

    /**
     * The table's last key; empty when it is not sure that its literal is the very same value, as
     * rows with that key would be left out then.
     */
    List<String> last() throws SQLException {
        if (!key.exact()) {
            return List.of();
        }
        String from = " FROM " + table.quoted() + ChunkSql.forceIndex(key.index());
        List<String> last =
                one(expressions + from + ChunkSql.orderBy(key.names(), " DESC") + " LIMIT 1");
        if (last.isEmpty()) {
            return last;
        }
        List<String> same =
                one(
                        expressions
                                + from
                                + " WHERE "
                                + ChunkSql.equal(key.names(), last)
                                + " LIMIT 1");
        return same.equals(last) ? last : List.of();
    }

    /** Every {@code rows}th key of a range, for an index that does not have the values' order. */
    List<List<String>> sorted(ChunkRange range, long rows, int count) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        String sql =
                expressions
                        + ChunkSql.fromRange(table, range)
                        + ChunkSql.orderBy(key.names(), "")
                        + " LIMIT "
                        + rows * count;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery(sql)) {
                for (long number = 1; row.next(); number++) {
                    if (number % rows == 0) {
                        keys.add(literals(row));
                    }
                }
            }
        }
        return keys;
    }

    private List<String> one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? literals(row) : List.of();
        }
    }

    private List<String> literals(ResultSet row) throws SQLException {
        List<String> literals = new ArrayList<>(key.parts().size());
        for (ChunkKey.Part part : key.parts()) {
            literals.add(KeyLiteral.of(part.column(), row, literals.size() + 1));
        }
        return literals;
    }
}
