package io.flinkdm.job.it;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Four tables of the usual kinds, filled by the server itself. Stateless. */
final class BigTables {

    static final List<String> NAMES = List.of("sbtest", "orders", "files", "people");

    private static final List<String> CREATE =
            List.of(
                    "CREATE TABLE sbtest (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, k INT NOT"
                            + " NULL, c CHAR(120) NOT NULL, pad CHAR(60) NOT NULL, KEY k_1 (k))",
                    "CREATE TABLE orders (id BIGINT UNSIGNED PRIMARY KEY, customer INT, price"
                            + " DECIMAL(12, 2), placed DATETIME(6), paid TIMESTAMP(3) NULL,"
                            + " state ENUM('new', 'sent', 'back'), KEY by_customer (customer))",
                    "CREATE TABLE files (id INT PRIMARY KEY, name VARCHAR(60), body VARBINARY(80),"
                            + " size BIGINT, kept BIT(3), part DOUBLE)",
                    "CREATE TABLE people (id BIGINT PRIMARY KEY, name VARCHAR(40), born DATE,"
                            + " woke TIME(2), about TEXT, flags SET('a', 'b', 'c'))");

    private static final List<String> FILL =
            List.of(
                    "INSERT INTO sbtest SELECT i, i * 7919 %% %2$d, RPAD(SHA1(i), 120, '-'),"
                            + " RPAD(MD5(i), 60, '-') FROM (%1$s) s",
                    "INSERT INTO orders SELECT i, i %% 5000, i / 8, '2024-01-01' + INTERVAL i * 1009"
                            + " MICROSECOND, '2024-01-01' + INTERVAL i SECOND, 1 + i %% 3 FROM"
                            + " (%1$s) s",
                    "INSERT INTO files SELECT i, CONCAT('Datei ', i, ' é中'), UNHEX(SHA2(i, 256)),"
                            + " i << 20, i & 7, i / 3 FROM (%1$s) s",
                    "INSERT INTO people SELECT i, CONCAT('Name ', i), '1970-01-01' + INTERVAL i %%"
                            + " 20000 DAY, SEC_TO_TIME(i %% 86400), IF(i %% 3, REPEAT('so ', i %%"
                            + " 30), NULL), i & 7 FROM (%1$s) s");

    private BigTables() {}

    static void create(TestSchema schema, int rows) throws SQLException {
        String numbers =
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + rows
                        + ") SELECT i FROM n";
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION cte_max_recursion_depth = " + rows);
            statement.execute("SET SESSION time_zone = '+00:00'");
            for (String sql : CREATE) {
                statement.execute(sql);
            }
            for (String sql : FILL) {
                statement.execute(String.format(sql, numbers, rows));
            }
        }
    }
}
