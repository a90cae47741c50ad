package io.flinkdm.testkit.diff;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/** Streams the rows of a table, each with a digest of its values. One thread. */
final class RowReader {

    /** Told of each row. */
    @FunctionalInterface
    interface Visitor {
        void row(long digest, ResultSet values) throws SQLException;
    }

    private static final int FETCH_ROWS = 2_000;

    private final List<ColumnPair> columns;
    private final MessageDigest digest;

    RowReader(List<ColumnPair> columns) {
        this.columns = columns;
        try {
            this.digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    void read(Connection connection, TableName table, List<String> expressions, Visitor visitor)
            throws SQLException {
        StringJoiner select = new StringJoiner(", ", "SELECT ", " FROM " + table.quoted());
        expressions.forEach(select::add);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery(select.toString())) {
                while (rows.next()) {
                    visitor.row(digest(rows), rows);
                }
            }
        }
    }

    private long digest(ResultSet row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            byte[] value = columns.get(i).canonical(row.getBytes(i + 1));
            if (value != null) {
                digest.update(value);
            }
            // no digit of a hexadecimal number: it separates, and tells NULL from empty
            digest.update((byte) (value == null ? 'N' : ','));
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
