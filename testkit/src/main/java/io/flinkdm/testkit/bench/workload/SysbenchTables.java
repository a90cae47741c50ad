package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;

/**
 * Tables as sysbench makes them, and the text of their rows, which depends on nothing but the key.
 * All their rows are numbered, from 0. Immutable.
 */
public final class SysbenchTables {

    // cheap to make while something else is measured: texts come from a pool
    private static final String[] TEXTS = new String[4_096];

    static {
        Random random = new Random(1);
        for (int i = 0; i < TEXTS.length; i++) {
            TEXTS[i] = "'" + groups(random, 10) + "','" + groups(random, 5) + "'";
        }
    }

    /** The number of the first row of each table, and behind the last one. */
    private final int[] starts;

    private SysbenchTables(int[] starts) {
        this.starts = starts;
    }

    /** Four tables of one size. */
    public static SysbenchTables four(int rows) {
        int each = rows / 4;
        return new SysbenchTables(new int[] {0, each, 2 * each, 3 * each, 4 * each});
    }

    /** Tables of which the second has half as many rows as the first, the third a third. */
    public static SysbenchTables skewed(int tables, int rows) {
        double all = 0;
        for (int i = 1; i <= tables; i++) {
            all += 1.0 / i;
        }
        int[] starts = new int[tables + 1];
        for (int i = 1; i <= tables; i++) {
            starts[i] = starts[i - 1] + Math.max(1, (int) (rows / all / i));
        }
        return new SysbenchTables(starts);
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

    public int count() {
        return starts.length - 1;
    }

    public int rows() {
        return starts[count()];
    }

    public int rowsOf(int table) {
        return starts[table + 1] - starts[table];
    }

    /** The table of a row, by the row's number. */
    int tableOf(int row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }

    /** The key of a row in its table, from 1. */
    int idOf(int row) {
        return row - starts[tableOf(row)] + 1;
    }

    public static String name(int table) {
        return "sbtest" + (table + 1);
    }

    /** Creates the schema and the empty tables. */
    public void create(TestServer server, String schema) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + schema + " DEFAULT CHARACTER SET utf8mb4");
            for (int table = 0; table < count(); table++) {
                statement.execute("CREATE TABLE " + schema + "." + name(table) + COLUMNS);
            }
        }
    }

    private static final String COLUMNS =
            " (id INT NOT NULL PRIMARY KEY, k INT NOT NULL DEFAULT 0,"
                    + " c CHAR(120) NOT NULL DEFAULT '', pad CHAR(60) NOT NULL DEFAULT '',"
                    + " KEY k_1 (k)) COLLATE utf8mb4_bin";

    /** {@code (id,k,'c','pad')}. */
    public static void appendRow(StringBuilder sql, int id, int k) {
        sql.append('(').append(id).append(',').append(k).append(',').append(text(id)).append(')');
    }

    public static int firstK(int id) {
        return Math.floorMod(id * 0x9E3779B1, 1_000_000);
    }

    /** {@code 'c','pad'} */
    private static String text(int seed) {
        return TEXTS[Math.floorMod(seed, TEXTS.length)];
    }

    /** The text of c alone, without quotes. */
    public static String c(int seed) {
        String text = text(seed);
        return text.substring(1, text.indexOf('\'', 1));
    }

    static String pad(int seed) {
        String text = text(seed);
        return text.substring(text.lastIndexOf('\'', text.length() - 2) + 1, text.length() - 1);
    }
}
