package io.flinkdm.cdc;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/** Tables of every type the connector carries, and random changes of them. One thread. */
final class RandomChanges {

    /** Comparable with their copies byte by byte. */
    static final List<String> TABLES = List.of("numbers", "texts", "moments");

    /** TiDB keeps latin1 in UTF-8, so this one is comparable with another copy only. */
    static final String LATIN = "latin";

    private static final List<String> ALL = List.of("numbers", "texts", "moments", LATIN);

    private static final int KEYS = 300;
    private static final int ROWS_A_TRANSACTION = 10;

    private static final List<String> TEXTS =
            List.of("", " ", "a", "A", "ä", "ß€", "it''s", "\\\\", "x  ", "\u00a0");

    private static final List<String> DAYS =
            List.of(
                    "1000-01-01",
                    "1582-10-10",
                    "1970-01-01",
                    "2000-02-29",
                    "2024-03-31",
                    "9999-12-31");

    private final TestSchema schema;
    private final long seed;
    private final Random random;

    RandomChanges(TestSchema schema, long seed) {
        this.schema = schema;
        this.seed = seed;
        this.random = new Random(seed);
    }

    long seed() {
        return seed;
    }

    void createTables() throws SQLException {
        schema.execute(
                "CREATE TABLE numbers (id BIGINT UNSIGNED PRIMARY KEY, t TINYINT, tu TINYINT"
                        + " UNSIGNED, s SMALLINT, m MEDIUMINT UNSIGNED, i INT, iu INT UNSIGNED,"
                        + " b BIGINT, bu BIGINT UNSIGNED, d DECIMAL(30, 10), f DOUBLE, yes"
                        + " TINYINT(1), one BIT(1), bits BIT(40), twice BIGINT AS (i * 2)"
                        + " STORED)",
                "CREATE TABLE texts (id INT, part VARCHAR(10), c CHAR(10), v VARCHAR(50),"
                        + " t TEXT, b BINARY(6), vb"
                        + " VARBINARY(20), bl BLOB, e ENUM('a', 'B', 'ü'), s SET('x', 'y', 'z'),"
                        + " PRIMARY KEY (id, part)) CHARACTER SET utf8mb4",
                "CREATE TABLE moments (id INT PRIMARY KEY, d DATE, dt DATETIME, dt3 DATETIME(3),"
                        + " dt6 DATETIME(6), ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL)",
                "CREATE TABLE latin (id INT PRIMARY KEY, v VARCHAR(20)) CHARACTER SET latin1");
    }

    /** So many rows inserted, updated or deleted. */
    void run(int rows) throws SQLException {
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement()) {
            connection.setCatalog(schema.name());
            connection.setAutoCommit(false);
            for (int i = 0; i < rows; i++) {
                statement.execute(change());
                if (i % ROWS_A_TRANSACTION == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    private String change() {
        String table = pick(ALL);
        switch (random.nextInt(6)) {
            case 0:
                return "DELETE FROM " + table + " WHERE id = " + random.nextInt(KEYS);
            case 1:
                return "UPDATE IGNORE "
                        + table
                        + " SET id = "
                        + random.nextInt(KEYS)
                        + " WHERE id = "
                        + random.nextInt(KEYS);
            default:
                return "REPLACE INTO " + table + columns(table) + " VALUES (" + values(table) + ")";
        }
    }

    private static String columns(String table) {
        return table.equals("numbers")
                ? " (id, t, tu, s, m, i, iu, b, bu, d, f, yes, one, bits)"
                : "";
    }

    private String values(String table) {
        int id = random.nextInt(KEYS);
        switch (table) {
            case "numbers":
                return String.join(
                        ", ",
                        String.valueOf(id),
                        or(random.nextInt(256) - 128),
                        or(random.nextInt(256)),
                        or((short) random.nextInt()),
                        or(random.nextInt(1 << 24)),
                        or(random.nextInt(1 << 30)),
                        or(random.nextInt() & 0xFFFFFFFFL),
                        or(random.nextLong()),
                        or(Long.toUnsignedString(random.nextLong())),
                        or(random.nextInt() + "." + random.nextInt(1 << 30)),
                        or(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20)),
                        or(random.nextInt(2)),
                        or("b'" + random.nextInt(2) + "'"),
                        or(random.nextLong() >>> 24));
            case "texts":
                return String.join(
                        ", ",
                        String.valueOf(id),
                        "'" + random.nextInt(3) + "'",
                        or(text()),
                        or(text()),
                        or(text()),
                        or(bytes(random.nextInt(7))),
                        or(bytes(random.nextInt(20))),
                        or(bytes(random.nextInt(200))),
                        or(1 + random.nextInt(3)),
                        or(random.nextInt(8)));
            case LATIN:
                return id + ", " + or(text());
            default:
                return String.join(
                        ", ",
                        String.valueOf(id),
                        or("'" + pick(DAYS) + "'"),
                        or(moment(pick(DAYS))),
                        or(moment(pick(DAYS))),
                        or(moment(pick(DAYS))),
                        or(moment("2024-03-31")),
                        or(moment("1999-12-31")));
        }
    }

    private String moment(String day) {
        return "'%s %02d:%02d:%02d.%06d'"
                .formatted(
                        day,
                        random.nextInt(23),
                        random.nextInt(60),
                        random.nextInt(59),
                        random.nextInt(999_000));
    }

    private String text() {
        return "'" + pick(TEXTS) + pick(TEXTS) + random.nextInt(100) + "'";
    }

    private String bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return length == 0 ? "''" : "0x" + java.util.HexFormat.of().formatHex(bytes);
    }

    private String or(Object value) {
        return random.nextInt(10) == 0 ? "NULL" : String.valueOf(value);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
