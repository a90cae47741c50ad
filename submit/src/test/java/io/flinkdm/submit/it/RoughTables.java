package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables with every way of telling rows apart: by a number, by a text, by two unique keys, not at
 * all. Stateless.
 */
final class RoughTables {

    static final List<String> CREATE =
            List.of(
                    "CREATE TABLE by_number (id BIGINT PRIMARY KEY AUTO_INCREMENT, n INT NOT NULL,"
                            + " body VARCHAR(120), price DECIMAL(12, 3), at DATETIME(3),"
                            + " KEY by_n (n))",
                    "CREATE TABLE by_text (code VARCHAR(40) COLLATE utf8mb4_bin PRIMARY KEY,"
                            + " n INT NOT NULL, raw VARBINARY(60))",
                    "CREATE TABLE by_two (id INT PRIMARY KEY, mail VARCHAR(60), n INT NOT NULL,"
                            + " UNIQUE KEY one_mail (mail))",
                    "CREATE TABLE no_key (a INT NOT NULL, b VARCHAR(40), c DOUBLE, d DATE,"
                            + " KEY by_a (a))");

    private static final int ROWS_PER_STATEMENT = 20_000;

    private RoughTables() {}

    /** Creates the tables and fills each with so many rows. */
    static void create(TestSchema schema, int rows) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            for (String table : CREATE) {
                statement.execute(table);
            }
            statement.execute("SET SESSION cte_max_recursion_depth = 1000000");
            for (int from = 1; from <= rows; from += ROWS_PER_STATEMENT) {
                fill(statement, from, Math.min(rows, from + ROWS_PER_STATEMENT - 1));
            }
        }
    }

    private static void fill(Statement statement, int from, int to) throws SQLException {
        String numbers =
                String.format(
                        " WITH RECURSIVE s (i) AS (SELECT %d UNION ALL SELECT i + 1 FROM s WHERE i"
                                + " < %d) SELECT ",
                        from, to);
        statement.execute(
                "INSERT INTO by_number (id, n, body, price, at)"
                        + numbers
                        + "i, i % 1000, REPEAT(CHAR(97 + i % 26), i % 120), i / 8,"
                        + " '2024-01-01' + INTERVAL i * 1009 MICROSECOND FROM s");
        statement.execute(
                "INSERT INTO by_text" + numbers + "CONCAT('Code ', i), i, UNHEX(SHA1(i)) FROM s");
        statement.execute(
                "INSERT INTO by_two"
                        + numbers
                        + "i, IF(i % 10, CONCAT('mail', i, '@x'), NULL), i % 1000 FROM s");
        statement.execute(
                "INSERT INTO no_key"
                        + numbers
                        + "i % 5000, IF(i % 7, CONCAT('b', i % 3), NULL), i / 3, '2024-02-29'"
                        + " FROM s");
    }
}
