package io.flinkdm.cdc;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Tables of every type and key the connector carries, and random changes of them. One thread. */
final class RandomChanges {

    private static final int KEYS = 300;
    private static final int ROWS_A_TRANSACTION = 10;

    private static final Function<RandomValues, String> ID = v -> String.valueOf(v.below(KEYS));

    private static final List<RandomTable> TABLES =
            List.of(
                    new RandomTable(
                            "numbers",
                            "id BIGINT UNSIGNED PRIMARY KEY, t TINYINT, tu TINYINT UNSIGNED, s"
                                    + " SMALLINT, m MEDIUMINT UNSIGNED, i INT, iu INT UNSIGNED, b"
                                    + " BIGINT, bu BIGINT UNSIGNED, d DECIMAL(30, 10), f DOUBLE,"
                                    + " truth TINYINT(1), one BIT(1), bits BIT(40), twice BIGINT AS"
                                    + " (m * 2) STORED)",
                            "id",
                            ID,
                            "t, tu, s, m, i, iu, b, bu, d, f, truth, one, bits",
                            List.of(
                                    v -> v.whole(1),
                                    v -> v.unsigned(1),
                                    v -> v.whole(2),
                                    v -> v.unsigned(3),
                                    v -> v.whole(4),
                                    v -> v.unsigned(4),
                                    v -> v.whole(8),
                                    v -> v.unsigned(8),
                                    RandomValues::decimal,
                                    RandomValues::real,
                                    v -> "" + v.below(2),
                                    v -> "b'" + v.below(2) + "'",
                                    v -> v.unsigned(5))),
                    new RandomTable(
                            "texts",
                            "id INT, part VARCHAR(10) DEFAULT 'p', c CHAR(10), v VARCHAR(50), t TEXT,"
                                    + " b BINARY(6), vb VARBINARY(20), bl BLOB, e ENUM('a', 'B',"
                                    + " 'ü'), s SET('x', 'y', 'z'), PRIMARY KEY (id, part)) CHARACTER"
                                    + " SET utf8mb4",
                            "id",
                            ID,
                            "part, c, v, t, b, vb, bl, e, s",
                            List.of(
                                    v -> "'" + v.below(3) + "'",
                                    RandomValues::text,
                                    RandomValues::text,
                                    RandomValues::text,
                                    v -> v.bytes(6),
                                    v -> v.bytes(20),
                                    v -> v.bytes(200),
                                    v -> "" + (1 + v.below(3)),
                                    v -> "" + v.below(8))),
                    new RandomTable(
                            "moments",
                            "id SMALLINT PRIMARY KEY, d DATE, dt DATETIME, dt3 DATETIME(3), dt6"
                                    + " DATETIME(6), ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL)",
                            "id",
                            v -> String.valueOf(v.below(KEYS) - KEYS / 2),
                            "d, dt, dt3, dt6, ts, ts6",
                            List.of(
                                    RandomValues::day,
                                    RandomValues::moment,
                                    RandomValues::moment,
                                    RandomValues::moment,
                                    RandomValues::timestamp,
                                    RandomValues::timestamp)),
                    new RandomTable(
                            "uniques",
                            "id BIGINT PRIMARY KEY, u INT UNIQUE, w VARBINARY(9) UNIQUE, n INT)",
                            "id",
                            v -> String.valueOf((long) v.below(KEYS) << 40),
                            "u, w, n",
                            List.of(ID, v -> v.bytes(2), v -> v.whole(4))),
                    new RandomTable(
                            "latin",
                            "id INT UNSIGNED PRIMARY KEY, v VARCHAR(20)) CHARACTER SET latin1",
                            "id",
                            v -> String.valueOf(4_294_967_295L - v.below(KEYS)),
                            "v",
                            List.of(RandomValues::text)));

    /** TiDB keeps latin1 in UTF-8, so this one is comparable with another copy only. */
    private static final String LATIN = "latin";

    private final TestSchema schema;
    private final long seed;
    private final RandomValues values;

    RandomChanges(TestSchema schema, long seed) {
        this.schema = schema;
        this.seed = seed;
        this.values = new RandomValues(new Random(seed));
    }

    long seed() {
        return seed;
    }

    static List<String> tables() {
        return TABLES.stream().map(RandomTable::name).toList();
    }

    /** Comparable with their copies byte by byte. */
    static List<String> exactTables() {
        return tables().stream().filter(name -> !name.equals(LATIN)).toList();
    }

    void createTables() throws SQLException {
        schema.execute(TABLES.stream().map(RandomTable::create).toArray(String[]::new));
    }

    /** So many statements, each of which inserts, moves or deletes. */
    void run(int statements) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < statements; i++) {
                statement.execute(change());
                if (i % ROWS_A_TRANSACTION == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    private String change() {
        RandomTable table = values.pick(TABLES);
        return switch (values.below(6)) {
            case 0 -> table.delete(values);
            case 1 -> table.move(values);
            default -> table.replace(values);
        };
    }
}
