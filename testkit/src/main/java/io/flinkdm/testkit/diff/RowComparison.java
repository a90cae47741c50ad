package io.flinkdm.testkit.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Compares the rows of two tables as multisets, by a digest of each row, in memory of eight bytes a
 * row. A second reading prints the first rows that differ. One thread.
 */
public final class RowComparison {

    private static final int EXAMPLES = 5;

    private final List<ColumnPair> columns = new ArrayList<>();

    /** Compares the columns both tables have, in the order of the left. */
    public RowComparison(TableShape left, TableShape right) {
        left.columns()
                .forEach(
                        (name, column) -> {
                            ColumnShape other = right.columns().get(name);
                            if (other != null) {
                                columns.add(new ColumnPair(column, other));
                            }
                        });
    }

    /** One table and the connection to read it by. */
    public record Side(Connection connection, TableName table) {}

    /** The outcome: how many rows each side has, has alone, and the first of those. */
    public record Result(
            long leftRows,
            long rightRows,
            long onlyLeft,
            long onlyRight,
            List<String> leftExamples,
            List<String> rightExamples) {}

    public Result run(Side left, Side right) throws SQLException {
        List<String> ofLeft = columns.stream().map(ColumnPair::leftExpression).toList();
        List<String> ofRight = columns.stream().map(ColumnPair::rightExpression).toList();
        RowBag leftRows = bag(left, ofLeft);
        RowBag rightRows = bag(right, ofRight);
        RowBag onlyLeft = leftRows.without(rightRows);
        RowBag onlyRight = rightRows.without(leftRows);
        return new Result(
                leftRows.size(),
                rightRows.size(),
                onlyLeft.size(),
                onlyRight.size(),
                examples(left, ofLeft, onlyLeft),
                examples(right, ofRight, onlyRight));
    }

    private RowBag bag(Side side, List<String> expressions) throws SQLException {
        RowBag bag = new RowBag();
        new RowReader(columns)
                .read(
                        side.connection(),
                        side.table(),
                        expressions,
                        (digest, values) -> bag.add(digest));
        return bag;
    }

    private List<String> examples(Side side, List<String> expressions, RowBag wanted)
            throws SQLException {
        List<String> examples = new ArrayList<>();
        if (wanted.size() == 0) {
            return examples;
        }
        new RowReader(columns)
                .read(
                        side.connection(),
                        side.table(),
                        expressions,
                        (digest, values) -> {
                            if (examples.size() < EXAMPLES && wanted.contains(digest)) {
                                examples.add(display(values));
                            }
                        });
        return examples;
    }

    private String display(ResultSet values) throws SQLException {
        StringJoiner row = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < columns.size(); i++) {
            row.add(columns.get(i).display(values.getBytes(i + 1)));
        }
        return row.toString();
    }
}
