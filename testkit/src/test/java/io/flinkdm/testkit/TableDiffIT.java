package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class TableDiffIT {

    private static final String ALL_TYPES =
            """
            CREATE TABLE t (id BIGINT UNSIGNED PRIMARY KEY, small TINYINT(1), amount DECIMAL(30,10),
              f FLOAT, d DOUBLE, bits BIT(12), flag ENUM('a','b'), many SET('x','y'), day DATE,
              at DATETIME(6), stamp TIMESTAMP(3) NULL, length TIME(2), y YEAR, name VARCHAR(40)
              COLLATE utf8mb4_bin, raw VARBINARY(20), big LONGBLOB, doc JSON,
              KEY by_name (name(10), day), UNIQUE KEY u (raw)) DEFAULT CHARSET=utf8mb4
            """;
    private static final String ALL_VALUES =
            """
            INSERT INTO t VALUES (18446744073709551615, -1, -12345678901234567890.0123456789,
              16777216, 1.7976931348623157e308, b'101', 'b', 'x,y', '2024-02-29',
              '2024-02-29 23:59:59.999999', '2024-01-01 00:00:00.5', '-00:00:01.5', 1999,
              'Zoë 😀', x'00FF80', x'', '{"b": 1.50, "a": [null, "é"]}'),
              (0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
              NULL, NULL, NULL)
            """;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    private TestSchema left;
    private TestSchema right;

    @BeforeEach
    void createSchemas() throws SQLException {
        left = TestSchema.create(mysql, "diff");
        right = TestSchema.create(tidb, "diff");
    }

    @AfterEach
    void dropSchemas() throws SQLException {
        left.close();
        right.close();
    }

    @Test
    void equalOverAllTypes() throws SQLException {
        both(ALL_TYPES, ALL_VALUES);
        Differences differences = compare();
        assertThat(differences.isEmpty()).as(differences.toString()).isTrue();
        assertThat(differences.leftRows()).isEqualTo(2);
    }

    @Test
    void equalWhateverTheTimeZone() throws SQLException {
        both(ALL_TYPES, ALL_VALUES);
        try (Connection ofLeft = left.connect();
                Connection ofRight = right.connect()) {
            ofLeft.createStatement().execute("SET time_zone = '+05:30'");
            assertThat(
                            TableDiff.compare(ofLeft, left.table("t"), ofRight, right.table("t"))
                                    .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void seesEveryChangedValue() throws SQLException {
        for (String change :
                new String[] {
                    "small = 1",
                    "amount = amount + 0.0000000001",
                    "f = 16777218",
                    "bits = 4",
                    "flag = 'a'",
                    "many = 'x'",
                    "at = '2024-02-29 23:59:59.999998'",
                    "length = '00:00:01.5'",
                    "name = 'zoë 😀'",
                    "name = NULL",
                    "raw = x'00FF'",
                    "big = NULL",
                    "doc = '{\"b\": \"1.50\", \"a\": [null, \"é\"]}'"
                }) {
            both("DROP TABLE IF EXISTS t", ALL_TYPES, ALL_VALUES);
            right.execute("UPDATE t SET " + change + " WHERE id > 0");
            Differences differences = compare();
            assertThat(differences.onlyLeft()).as(change).isEqualTo(1);
            assertThat(differences.onlyRight()).as(change).isEqualTo(1);
        }
    }

    @Test
    void countsDuplicatesOfRowsWithoutKey() throws SQLException {
        both("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1), (1), (2)");
        right.execute("DELETE FROM t WHERE a = 2", "INSERT INTO t VALUES (1)");
        assertThat(compare().toString())
                .contains("1 only left, 1 only right", "only left: (a='2')", "only right: (a='1')");
    }

    @Test
    void seesColumnsAndKeys() throws SQLException {
        left.execute("CREATE TABLE t (a INT PRIMARY KEY, b INT, c INT NOT NULL, KEY k (b))");
        right.execute("CREATE TABLE t (a INT PRIMARY KEY, b BIGINT, c INT, UNIQUE KEY k (b))");
        assertThat(compare().structure())
                .containsExactly(
                        "only left: column b int",
                        "only left: column c int NOT NULL",
                        "only left: key k: b",
                        "only right: column b bigint",
                        "only right: column c int",
                        "only right: unique key k: b");
    }

    @Test
    void seesAMissingTable() throws SQLException {
        left.execute("CREATE TABLE t (a INT)");
        assertThat(compare().structure()).containsExactly("no table " + right.name() + ".t");
    }

    @Test
    void comparesTextAcrossCharacterSets() throws SQLException {
        left.execute("CREATE TABLE t (a VARCHAR(9) CHARACTER SET latin1)");
        right.execute("CREATE TABLE t (a VARCHAR(9) CHARACTER SET utf8mb4)");
        left.execute("INSERT INTO t VALUES ('Zoë')");
        right.execute("INSERT INTO t VALUES ('Zoë')");
        assertThat(compare().isEmpty()).isTrue();
    }

    private void both(String... statements) throws SQLException {
        left.execute(statements);
        right.execute(statements);
    }

    private Differences compare() throws SQLException {
        try (Connection ofLeft = left.connect();
                Connection ofRight = right.connect()) {
            return TableDiff.compare(ofLeft, left.name() + ".t", ofRight, right.name() + ".t");
        }
    }
}
