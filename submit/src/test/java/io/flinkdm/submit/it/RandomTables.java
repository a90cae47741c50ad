package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One to three tables of random columns and keys, with no key at all too, and up to some thousand
 * rows each. Stateless.
 */
final class RandomTables {

    /** Definitions that begin a table; a column {@code id} is a key to the traffic. */
    private static final List<String> KEYS =
            List.of(
                    "id INT PRIMARY KEY",
                    "id BIGINT PRIMARY KEY, u INT, UNIQUE KEY one_u (u)",
                    "id INT NOT NULL, v VARCHAR(20), UNIQUE KEY one_id (id)",
                    "v VARCHAR(10) NOT NULL DEFAULT '', id INT, PRIMARY KEY (id, v)",
                    "k INT",
                    "k INT, KEY some_k (k)");

    private static final List<String> TYPES =
            List.of(
                    "INT",
                    "BIGINT",
                    "DOUBLE",
                    "DECIMAL(12, 3)",
                    "VARCHAR(30)",
                    "TEXT",
                    "BLOB",
                    "DATETIME(3)",
                    "TIME",
                    "DATE",
                    "ENUM('x','y','z')",
                    "BIT(7)",
                    "CHAR(9)");

    /** MariaDB's is a text that is checked. */
    private static final String OF_MYSQL_ONLY = "JSON";

    private static final int[] ROWS = {0, 30, 3_000, 15_000};

    private RandomTables() {}

    /** Creates them; each one's definition and number of rows. */
    static List<String> create(TestSchema schema, Random random) throws SQLException {
        List<String> types = new ArrayList<>(TYPES);
        if (!schema.server().kind().isMariaDb()) {
            types.add(OF_MYSQL_ONLY);
        }
        List<String> tables = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            StringBuilder columns = new StringBuilder(key);
            for (int c = 0; c <= random.nextInt(4); c++) {
                columns.append(", c").append(c).append(' ');
                columns.append(types.get(random.nextInt(types.size())));
            }
            int rows = ROWS[random.nextInt(ROWS.length)];
            schema.execute("CREATE TABLE t" + i + " (" + columns + ")");
            if (rows > 0) {
                fill(schema, "t" + i, key.contains("id ") ? "id" : "k", rows);
            }
            tables.add("(" + columns + ") " + rows + " rows");
        }
        return tables;
    }

    private static void fill(TestSchema schema, String table, String column, int rows)
            throws SQLException {
        String numbers =
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "(" + i + ")")
                        .collect(Collectors.joining(", "));
        schema.execute("INSERT INTO %s (%s) VALUES %s".formatted(table, column, numbers));
    }
}
