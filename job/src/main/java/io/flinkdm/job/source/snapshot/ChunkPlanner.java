package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a table into ranges of about as many rows as asked for, a few at a time, so reading begins
 * before a large table is cut to its end. The server walks its own index and compares; only the
 * bounds of dense integer keys are computed. No range of a key with whole values has more than four
 * times the rows asked for when it is cut. Called off the main thread.
 */
public final class ChunkPlanner {

    /** How many numbers a row of a dense key may stand for. */
    private static final BigInteger DENSE = BigInteger.valueOf(4);

    /** What has to be sorted is sorted for that many chunks at once. */
    private static final int SORTED_CHUNKS = 64;

    /** A bound that is the beginning of a value may come before that value. */
    private static final long FEWEST_ROWS = 2;

    private final KeyWalk walk;
    private final ChunkKey key;
    private final boolean ordered;
    private final long rows;

    /**
     * @param ordered whether the index has the order of its columns' values
     * @param rows of a chunk, about
     */
    public ChunkPlanner(
            Connection connection, TableId table, ChunkKey key, boolean ordered, long rows) {
        this.walk = new KeyWalk(connection, table, key);
        this.key = key;
        this.ordered = ordered && key.whole();
        this.rows = Math.max(FEWEST_ROWS, rows);
    }

    /**
     * The next ranges.
     *
     * @param after where the ranges cut so far end; empty at the first call
     * @param end what the call before said, empty at the first one
     * @param count most ranges to cut; a key that has to be sorted gives more at once
     * @param estimatedRows the server's guess of the table's rows
     */
    public Cuts next(List<String> after, List<String> end, int count, long estimatedRows)
            throws SQLException {
        if (key.integer()) {
            return integers(after, end, count, estimatedRows);
        }
        return ordered ? walked(after, end, count) : sorted(after);
    }

    private Cuts integers(List<String> after, List<String> end, int count, long estimatedRows)
            throws SQLException {
        KeyWalk.Span span = walk.span();
        if (span.empty()) {
            // Whatever comes now comes by the binlog.
            return new Cuts(List.of(), end, true);
        }
        BigInteger last = end.isEmpty() ? span.max() : new BigInteger(end.get(0));
        BigInteger length = last.subtract(span.min()).add(BigInteger.ONE);
        BigInteger step = step(length, estimatedRows, rows);
        List<String> bound = List.of(last.toString());
        if (step.signum() == 0) {
            return walked(after, bound, count);
        }
        List<ChunkRange> ranges = new ArrayList<>();
        BigInteger low =
                after.isEmpty()
                        ? span.min().subtract(BigInteger.ONE)
                        : new BigInteger(after.get(0));
        List<String> from = after;
        while (ranges.size() < count) {
            low = low.add(step);
            if (low.compareTo(last) >= 0) {
                return complete(ranges, from, bound);
            }
            ranges.add(range(from, List.of(low.toString())));
            from = List.of(low.toString());
        }
        return new Cuts(ranges, bound, false);
    }

    private Cuts walked(List<String> after, List<String> knownEnd, int count) throws SQLException {
        List<ChunkRange> ranges = new ArrayList<>();
        List<String> low = after;
        List<String> end = knownEnd;
        while (ranges.size() < count) {
            List<String> high = walk.key(range(low, end), rows);
            if (high.isEmpty() || high.equals(end)) {
                return complete(ranges, low, end);
            }
            end = end.isEmpty() ? walk.last() : end;
            ranges.add(range(low, high));
            low = high;
        }
        return new Cuts(ranges, end, false);
    }

    private Cuts sorted(List<String> after) throws SQLException {
        List<ChunkRange> ranges = new ArrayList<>();
        List<String> low = after;
        for (List<String> high : walk.sorted(range(after, List.of()), rows, SORTED_CHUNKS)) {
            ranges.add(range(low, high));
            low = high;
        }
        return ranges.size() < SORTED_CHUNKS
                ? complete(ranges, low, List.of())
                : new Cuts(ranges, List.of(), false);
    }

    /** A table of one range is read without a bound: nothing is compared then. */
    private Cuts complete(List<ChunkRange> ranges, List<String> low, List<String> end) {
        ranges.add(low.isEmpty() ? range(low, List.of()) : range(low, end));
        return new Cuts(ranges, end, true);
    }

    private ChunkRange range(List<String> after, List<String> upTo) {
        return new ChunkRange(key.index(), key.names(), after, upTo);
    }

    /** How many numbers a chunk spans; zero when the index has to be walked. */
    static BigInteger step(BigInteger span, long estimatedRows, long rows) {
        BigInteger estimate = BigInteger.valueOf(estimatedRows);
        if (span.compareTo(BigInteger.valueOf(rows)) <= 0) {
            return BigInteger.valueOf(rows);
        }
        if (span.compareTo(estimate.multiply(DENSE)) > 0) {
            return BigInteger.ZERO;
        }
        BigInteger scaled = span.multiply(BigInteger.valueOf(rows)).divide(estimate);
        // An estimate above the span means no gaps at all.
        return scaled.max(BigInteger.valueOf(rows));
    }
}
