package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.sql.SQLException;
import java.util.Random;

/**
 * Four tables as sysbench makes them, and the text of their rows, which depends on nothing but the
 * key. Immutable.
 */
record SysbenchTables(int rows) {

    static final int TABLES = 4;

    // cheap to make while something else is measured: texts come from a pool
    private static final String[] TEXTS = new String[4_096];

    static {
        Random random = new Random(1);
        for (int i = 0; i < TEXTS.length; i++) {
            TEXTS[i] = "'" + groups(random, 10) + "','" + groups(random, 5) + "'";
        }
    }

    private static String groups(Random random, int count) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < count; i++) {
            groups.append(i == 0 ? "" : "-");
            for (int digit = 0; digit < 11; digit++) {
                groups.append((char) ('0' + random.nextInt(10)));
            }
        }
        return groups.toString();
    }

    int rowsEach() {
        return rows / TABLES;
    }

    static String name(int table) {
        return "sbtest" + (table + 1);
    }

    static void create(TestServer server, String schema) throws SQLException {
        server.execute(
                "DROP DATABASE IF EXISTS " + schema,
                "CREATE DATABASE " + schema + " DEFAULT CHARACTER SET utf8mb4");
        for (int table = 0; table < TABLES; table++) {
            server.execute(
                    "CREATE TABLE "
                            + schema
                            + "."
                            + name(table)
                            + " (id INT NOT NULL PRIMARY KEY, k INT NOT NULL DEFAULT 0,"
                            + " c CHAR(120) NOT NULL DEFAULT '', pad CHAR(60) NOT NULL DEFAULT '',"
                            + " KEY k_1 (k)) COLLATE utf8mb4_bin");
        }
    }

    /** {@code (id,k,'c','pad')}. */
    static void appendRow(StringBuilder sql, int id, int k) {
        sql.append('(').append(id).append(',').append(k).append(',').append(text(id)).append(')');
    }

    static int firstK(int id) {
        return Math.floorMod(id * 0x9E3779B1, 1_000_000);
    }

    /** {@code 'c','pad'} */
    static String text(int seed) {
        return TEXTS[Math.floorMod(seed, TEXTS.length)];
    }

    /** The text of c alone, without quotes. */
    static String c(int seed) {
        String text = text(seed);
        return text.substring(1, text.indexOf('\'', 1));
    }

    static String pad(int seed) {
        String text = text(seed);
        return text.substring(text.lastIndexOf('\'', text.length() - 2) + 1, text.length() - 1);
    }
}
