package io.flinkdm.job.source.snapshot;

import io.flinkdm.testkit.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keys of every kind, each as a function of a number, so that a table of any shape can be made. */
final class KeyKinds {

    private static final Set<ServerKind> ALL =
            Set.of(ServerKind.MYSQL_80, ServerKind.MYSQL_57, ServerKind.MARIADB);
    private static final Set<ServerKind> MYSQL_8 = Set.of(ServerKind.MYSQL_80);
    private static final Set<ServerKind> MARIADB = Set.of(ServerKind.MARIADB);
    private static final String UUID_TEXT =
            "CONCAT_WS('-', LEFT(MD5(n), 8), SUBSTR(MD5(n), 9, 4), SUBSTR(MD5(n), 13, 4),"
                    + " SUBSTR(MD5(n), 17, 4), RIGHT(MD5(n), 12))";

    private static final List<KeyKind> KINDS = new ArrayList<>();

    /**
     * A kind of key.
     *
     * @param definition the columns but for {@code n}, and the keys
     * @param values the columns' values for a number {@code n} of 1 to a million
     */
    record KeyKind(Set<ServerKind> servers, String definition, String values) {}

    static {
        of("id INT PRIMARY KEY", "n - 5000");
        of("id INT(10) UNSIGNED ZEROFILL PRIMARY KEY", "n");
        of("id BIGINT UNSIGNED PRIMARY KEY", "CAST(n AS UNSIGNED) * 18446744073709");
        of("id BIGINT UNSIGNED PRIMARY KEY", "18446744073709551615 - n");
        of("id BIGINT PRIMARY KEY", "n - 9223372036854775807");
        of("f TINYINT(1), id INT, PRIMARY KEY (f, id)", "n % 2, n");
        of("d DECIMAL(30,10), PRIMARY KEY (d)", "n * 1.0000000001 - 500");
        of("d DECIMAL(20,5) UNSIGNED ZEROFILL, PRIMARY KEY (d)", "n / 8");
        of("a INT, b INT, PRIMARY KEY (a, b)", "n DIV 300, n % 300");
        of(
                "a INT, b VARCHAR(20) CHARACTER SET latin1, c DATE, PRIMARY KEY (a, b, c)",
                "n % 7, CONCAT('é', n % 11, 'x'), '1000-01-01' + INTERVAL n DAY");
        of(
                "a SMALLINT, b CHAR(4), c TINYINT, d BIGINT, PRIMARY KEY (a, b, c, d)",
                "n % 3, ELT(n % 4 + 1, 'a', 'b', 'c ', ''), n % 5 - 2, n");
        of("k CHAR(36) CHARACTER SET ascii PRIMARY KEY", UUID_TEXT);
        of("k CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci PRIMARY KEY", UUID_TEXT);
        of("k BINARY(16) PRIMARY KEY", "UNHEX(MD5(n))");
        of("k BINARY(16) PRIMARY KEY", "UNHEX(LPAD(HEX(n), 8, '0'))");
        of("k VARBINARY(16) PRIMARY KEY", "UNHEX(MD5(n))");
        of(
                "k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY",
                "CONCAT(ELT(n % 4 + 1, 'a', 'B', '数', 'É'), n, IF(n % 3, '', ' '))");
        of("k VARCHAR(30) CHARACTER SET utf8 COLLATE utf8_bin PRIMARY KEY", "CONCAT('ä''\\\\', n)");
        of(
                "k VARCHAR(30) CHARACTER SET latin1 PRIMARY KEY",
                "CONCAT(ELT(n % 3 + 1, 'ß', 's', 'Ä'), n)");
        of("k VARCHAR(30) CHARACTER SET gbk PRIMARY KEY", "CONCAT(ELT(n % 2 + 1, '数', 'b'), n)");
        of("k VARCHAR(30) CHARACTER SET ucs2 PRIMARY KEY", "CONCAT(ELT(n % 2 + 1, '数', 'b'), n)");
        of("k VARCHAR(30) CHARACTER SET sjis PRIMARY KEY", "CONCAT(ELT(n % 2 + 1, '表', 'b'), n)");
        on(
                MYSQL_8,
                "k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci PRIMARY KEY",
                "CONCAT(ELT(n % 4 + 1, 'a', 'B', '数', 'É'), n, IF(n % 3, '', ' '))");
        on(
                MYSQL_8,
                "a CHAR(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs, b INT,"
                        + " PRIMARY KEY (a, b)",
                "ELT(n % 3 + 1, 'a', 'B', 'É'), n");
        of("d DATE PRIMARY KEY", "IF(n = 1, '0000-00-00', '1000-01-01' + INTERVAL n DAY)");
        of("d DATETIME(6) PRIMARY KEY", "'2020-01-01 00:00:00.123456' + INTERVAL n * 7 SECOND");
        of(
                "t TIMESTAMP(3) NOT NULL DEFAULT '2020-01-01 00:00:00', PRIMARY KEY (t)",
                "'2020-03-28 23:30:00.5' + INTERVAL n * 7 MINUTE");
        of("m TIME(2) NOT NULL, PRIMARY KEY (m)", "SEC_TO_TIME(n / 2 - 5000)");
        of(
                "e ENUM('z','y','x') NOT NULL, id INT, PRIMARY KEY (e, id)",
                "ELT(n % 3 + 1, 'x', 'y', 'z'), n");
        of("s SET('z','y','x') NOT NULL, id INT, PRIMARY KEY (s, id)", "n % 8, n");
        of("b BIT(40) PRIMARY KEY", "n * 7");
        of("b BIT(64) PRIMARY KEY", "18446744073709551615 - n");
        of(
                "y YEAR NOT NULL, id INT NOT NULL, PRIMARY KEY (y, id)",
                "ELT(n % 4 + 1, 0, 1901, 2000, 2155), n");
        of("f FLOAT PRIMARY KEY", "n * 0.1 - 50");
        of("f FLOAT(9,2) PRIMARY KEY", "n / 4");
        of("f DOUBLE PRIMARY KEY", "(n - 500) / 7e10");
        of("f DOUBLE, id INT, PRIMARY KEY (f, id)", "IF(n % 2, -1e300, 1e-300) / (n % 9 + 1), n");
        of(
                "c TEXT CHARACTER SET utf8mb4, PRIMARY KEY (c(12))",
                "CONCAT(LPAD(n, 10, '0'), 'é', REPEAT('x', n % 50))");
        of("c VARCHAR(99), PRIMARY KEY (c(8))", "CONCAT(LPAD(n, 8, 'q'), REPEAT('y', n % 20))");
        of("c BLOB NOT NULL, UNIQUE KEY u (c(8))", "CONCAT(LPAD(n, 8, '0'), 'z')");
        of(
                "id INT NOT NULL, c BLOB NOT NULL, UNIQUE KEY u (id, c(8))",
                "n % 2",
                "CONCAT(LPAD(n, 8, '0'), 'z')");
        of("id INT, PRIMARY KEY (id DESC)", "n");
        of("a INT, b INT, PRIMARY KEY (a, b DESC)", "n DIV 300, n % 300");
        of("a INT, b INT, PRIMARY KEY (a DESC, b DESC)", "n DIV 300, n % 300");
        of(
                "a INT, b INT NOT NULL, UNIQUE KEY a_null (a), UNIQUE KEY b_not (b)",
                "NULLIF(n % 2, 0) * n, n * 3");
        of("a INT, b INT NOT NULL, PRIMARY KEY (b)", "n, n");
        on(
                MYSQL_8,
                "a INT NOT NULL, b INT NOT NULL, UNIQUE KEY z (b), UNIQUE KEY c (a) INVISIBLE",
                "n, -n");
        on(
                MARIADB,
                "a INT NOT NULL, b INT NOT NULL, UNIQUE KEY z (b), UNIQUE KEY c (a) IGNORED",
                "n, -n");
        on(
                MYSQL_8,
                "a INT NOT NULL, b INT NOT NULL, UNIQUE KEY e ((a + 1)), UNIQUE KEY z (b)",
                "n, -n");
        of("a INT NOT NULL, PRIMARY KEY (n)", "7");
    }

    private KeyKinds() {}

    private static void of(String definition, String... values) {
        KINDS.add(new KeyKind(ALL, definition, String.join(", ", values)));
    }

    private static void on(Set<ServerKind> servers, String definition, String values) {
        KINDS.add(new KeyKind(servers, definition, values));
    }

    static List<KeyKind> of(ServerKind server) {
        return KINDS.stream().filter(kind -> kind.servers().contains(server)).toList();
    }
}
