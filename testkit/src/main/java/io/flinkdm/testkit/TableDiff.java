package io.flinkdm.testkit;

import io.flinkdm.testkit.diff.RowComparison;
import io.flinkdm.testkit.diff.TableName;
import io.flinkdm.testkit.diff.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two tables on two servers: columns, keys and the multiset of rows, by the hexadecimal
 * form of every value's text. Text is compared byte by byte where both columns have the same
 * character set; doubles and JSON, which the servers spell differently, are compared by value.
 * Table names are {@code schema.table}. Reads as a stream, so a million rows are no trouble; the
 * tables must not change meanwhile.
 */
public final class TableDiff {

    private TableDiff() {}

    /** Everything. */
    public static Differences compare(
            Connection left, String leftTable, Connection right, String rightTable)
            throws SQLException {
        TableShape leftShape = TableShape.read(left, TableName.parse(leftTable));
        TableShape rightShape = TableShape.read(right, TableName.parse(rightTable));
        List<String> structure = structure(leftShape, rightShape);
        if (!leftShape.exists() || !rightShape.exists()) {
            return new Differences(structure, 0, 0, 0, 0, List.of());
        }
        return rows(left, leftShape, right, rightShape, structure);
    }

    /** Only the rows, by the columns both tables have. */
    public static Differences compareRows(
            Connection left, String leftTable, Connection right, String rightTable)
            throws SQLException {
        TableShape leftShape = TableShape.read(left, TableName.parse(leftTable));
        TableShape rightShape = TableShape.read(right, TableName.parse(rightTable));
        return rows(left, leftShape, right, rightShape, List.of());
    }

    private static List<String> structure(TableShape left, TableShape right) {
        List<String> lines = new ArrayList<>();
        List.of(left, right).stream()
                .filter(shape -> !shape.exists())
                .forEach(shape -> lines.add("no table " + shape.name()));
        if (lines.isEmpty()) {
            List<String> ofLeft = left.description();
            List<String> ofRight = right.description();
            ofLeft.stream()
                    .filter(line -> !ofRight.contains(line))
                    .forEach(line -> lines.add("only left: " + line));
            ofRight.stream()
                    .filter(line -> !ofLeft.contains(line))
                    .forEach(line -> lines.add("only right: " + line));
            if (lines.isEmpty() && !ofLeft.equals(ofRight)) {
                lines.add("left order " + ofLeft + ", right order " + ofRight);
            }
        }
        return lines;
    }

    private static Differences rows(
            Connection left,
            TableShape leftShape,
            Connection right,
            TableShape rightShape,
            List<String> structure)
            throws SQLException {
        try (UtcSession ofLeft = UtcSession.open(left);
                UtcSession ofRight = UtcSession.open(right)) {
            RowComparison.Result result =
                    new RowComparison(leftShape, rightShape)
                            .run(
                                    new RowComparison.Side(left, leftShape.name()),
                                    new RowComparison.Side(right, rightShape.name()));
            List<String> examples = new ArrayList<>();
            result.leftExamples().forEach(row -> examples.add("only left: " + row));
            result.rightExamples().forEach(row -> examples.add("only right: " + row));
            return new Differences(
                    structure,
                    result.leftRows(),
                    result.rightRows(),
                    result.onlyLeft(),
                    result.onlyRight(),
                    examples);
        }
    }

    /** TIMESTAMPs print in the session's time zone: UTC while comparing, then what it was. */
    private record UtcSession(Connection connection, String before) implements AutoCloseable {

        static UtcSession open(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@session.time_zone")) {
                row.next();
                String before = row.getString(1);
                statement.execute("SET SESSION time_zone = '+00:00'");
                return new UtcSession(connection, before);
            }
        }

        @Override
        public void close() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION time_zone = '" + before + "'");
            }
        }
    }
}
