package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a table into ranges of about as many rows as asked for, a few at a time, so reading begins
 * before a large table is cut to its end. The server walks its own index and compares; only the
 * bounds of dense integer keys are computed. Called off the main thread.
 */
public final class ChunkPlanner {

    /** How many numbers a row of a dense key may stand for. */
    private static final BigInteger DENSE = BigInteger.valueOf(4);

    private final Connection connection;
    private final TableId table;
    private final ChunkKey key;
    private final long rows;

    /**
     * @param rows of a chunk, about
     */
    public ChunkPlanner(Connection connection, TableId table, ChunkKey key, long rows) {
        this.connection = connection;
        this.table = table;
        this.key = key;
        this.rows = rows;
    }

    /**
     * The next ranges. The last one of the table has no upper bound.
     *
     * @param after where the ranges cut so far end; empty at the first call
     * @param count most ranges to cut
     * @param estimatedRows the server's guess of the table's rows
     */
    public List<ChunkRange> next(List<String> after, int count, long estimatedRows)
            throws SQLException {
        Span span = key.integer() ? span() : Span.NONE;
        BigInteger step = step(span.length(), estimatedRows, rows);
        List<ChunkRange> ranges = new ArrayList<>();
        List<String> low = after;
        while (ranges.size() < count) {
            List<String> high = step.signum() > 0 ? added(low, step, span) : walked(low);
            ranges.add(new ChunkRange(key.index(), key.names(), low, high));
            if (high.isEmpty()) {
                return ranges;
            }
            low = high;
        }
        return ranges;
    }

    private List<String> walked(List<String> low) throws SQLException {
        ChunkRange rest = new ChunkRange(key.index(), key.names(), low, List.of());
        String expressions =
                String.join(", ", key.columns().stream().map(KeyLiteral::expression).toList());
        String sql =
                "SELECT "
                        + expressions
                        + ChunkSql.fromRange(table, rest)
                        + ChunkSql.orderBy(key.names())
                        + " LIMIT 1 OFFSET "
                        + (rows - 1);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? literals(row) : List.of();
        }
    }

    private List<String> literals(ResultSet row) throws SQLException {
        List<String> literals = new ArrayList<>();
        for (Column column : key.columns()) {
            literals.add(KeyLiteral.of(column, row, literals.size() + 1));
        }
        return literals;
    }

    private Span span() throws SQLException {
        String column = TableId.quote(key.names().get(0));
        String sql = "SELECT MIN(" + column + "), MAX(" + column + ") FROM " + table.quoted();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1) == null
                    ? Span.NONE
                    : new Span(new BigInteger(row.getString(1)), new BigInteger(row.getString(2)));
        }
    }

    /** How many numbers a chunk spans; zero when the index has to be walked. */
    static BigInteger step(BigInteger span, long estimatedRows, long rows) {
        BigInteger estimate = BigInteger.valueOf(estimatedRows);
        if (span.signum() == 0 || span.compareTo(estimate.multiply(DENSE)) > 0) {
            return BigInteger.ZERO;
        }
        BigInteger scaled = span.multiply(BigInteger.valueOf(rows)).divide(estimate);
        // An estimate above the span means no gaps at all.
        return scaled.max(BigInteger.valueOf(rows));
    }

    private static List<String> added(List<String> low, BigInteger step, Span span) {
        BigInteger from =
                low.isEmpty() ? span.min().subtract(BigInteger.ONE) : new BigInteger(low.get(0));
        BigInteger high = from.add(step);
        return high.compareTo(span.max()) >= 0 ? List.of() : List.of(high.toString());
    }

    /** The numbers of an integer key. */
    private record Span(BigInteger min, BigInteger max) {

        /** Of an empty table, or of a key that is no integer. */
        static final Span NONE = new Span(BigInteger.ONE, BigInteger.ZERO);

        BigInteger length() {
            return max.subtract(min).add(BigInteger.ONE);
        }
    }
}
