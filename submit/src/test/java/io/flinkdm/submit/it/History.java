package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table without a key to which every change of other tables is appended within its transaction.
 * The target numbers its rows as they come, in a column of its own: a change that is lost, doubled
 * or out of order shows there, even where later ones would hide it. Stateless.
 */
final class History {

    static final String TABLE = "history";

    private static final String COLUMNS = "h BIGINT NOT NULL, what VARCHAR(200) NOT NULL";

    private History() {}

    static void create(TestSchema source, TestServer target, String copySchema)
            throws SQLException {
        source.execute("CREATE TABLE " + TABLE + " (" + COLUMNS + ")");
        target.execute(
                "CREATE DATABASE IF NOT EXISTS `" + copySchema + "`",
                "CREATE TABLE `%s`.%s (%s, came BIGINT NOT NULL AUTO_INCREMENT, KEY by_came (came))"
                        .formatted(copySchema, TABLE, COLUMNS));
    }

    /** Appends a change that is part of the open transaction; numbers rise from one to the next. */
    static void append(Statement statement, long number, String change) throws SQLException {
        statement.executeUpdate(
                "INSERT INTO %s VALUES (%d, '%s')"
                        .formatted(TABLE, number, change.replace("'", "\"")));
    }

    static void assertEqual(TestSchema source, TestServer target, String copySchema)
            throws SQLException {
        List<String> made;
        List<String> came;
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            made = rows(left, TABLE, "h");
            came = rows(right, "`" + copySchema + "`." + TABLE, "came");
        }
        for (int i = 0; i < Math.min(made.size(), came.size()); i++) {
            assertThat(came.get(i)).as("change %d of %d", i, made.size()).isEqualTo(made.get(i));
        }
        assertThat(came).as("changes that came").hasSameSizeAs(made);
    }

    private static List<String> rows(Connection connection, String table, String order)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT h, what FROM " + table + " ORDER BY " + order)) {
            while (row.next()) {
                rows.add(row.getLong(1) + " " + row.getString(2));
            }
        }
        return rows;
    }
}
