package io.flinkdm.udf.ddl.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.track.Defaults;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.route.TableRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetStatementsTest {

    private static final TableRouter ROUTES =
            TableRouter.compile(
                    List.of(
                            new RouteRule("tables", "s*", "t_*", "d", "t"),
                            new RouteRule("schemas", "s*", "", "d", "")),
                    CaseSensitivity.INSENSITIVE);
    private static final Collations TIDB =
            new Collations(
                    Map.of(
                            "utf8mb4_bin", "utf8mb4",
                            "utf8mb4_general_ci", "utf8mb4",
                            "utf8mb4_unicode_ci", "utf8mb4",
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "latin1_bin", "latin1"));

    private static final String KNOWN =
            "CREATE TABLE t_1 (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a INT, b VARCHAR(20)"
                    + " CHARACTER SET latin1, c TEXT, UNIQUE ab (a, b), KEY c (c(10)),"
                    + " FULLTEXT KEY f (c))";

    private static final String SECOND =
            "CREATE TABLE x2 (a INT, f DOUBLE, z INT ZEROFILL, s DATETIME(3))";

    @ParameterizedTest
    @MethodSource("cases")
    void writesForTheTarget(String expected, String sql) {
        assertThat(written(sql, Defaults.mysql80(), CollationPolicy.LOOSE)).isEqualTo(expected);
    }

    @Test
    void writesTheSourcesDefaultsOut() {
        assertThat(written("create database s9", Defaults.mariaDb(), CollationPolicy.STRICT))
                .isEqualTo("CREATE DATABASE IF NOT EXISTS `d` CHARACTER SET latin1");
        assertThat(
                        written(
                                "alter table t_1 add d varchar(3) character set utf8mb4",
                                Defaults.mysql80(),
                                CollationPolicy.STRICT))
                .isEqualTo(
                        "ALTER TABLE `d`.`t` ADD COLUMN `d` VARCHAR(3) CHARACTER SET utf8mb4"
                                + " COLLATE utf8mb4_0900_ai_ci NULL");
    }

    @Test
    void namesOfASourceThatKeepsThemInLowerCase() {
        assertThat(written("ALTER TABLE T_1 ADD D INT", Defaults.mariaDb(), CollationPolicy.LOOSE))
                .isEqualTo("ALTER TABLE `d`.`t` ADD COLUMN `D` INT NULL");
    }

    @Test
    void whatMustHappenAtOnceIsOneStatement() {
        TargetDdl ddl = ddl("ALTER TABLE t_1 DROP a, ADD a INT", Defaults.mysql80());

        assertThat(ddl.together()).isFalse();
        assertThat(
                        ddl(
                                        "ALTER TABLE t_1 MODIFY id INT NULL, DROP PRIMARY KEY",
                                        Defaults.mysql80())
                                .together())
                .isTrue();
    }

    @Test
    void speaksToAMySqlWithoutWordsOfTidb() {
        TargetDialect mysql = new TargetDialect(TargetProduct.MYSQL, TIDB, CollationPolicy.LOOSE);
        TargetDdl ddl =
                new TargetStatements(Defaults.mysql80(), mysql)
                        .write(
                                "ALTER TABLE t_1 DROP a, MODIFY id INT NOT NULL",
                                "s1",
                                before(Defaults.mysql80()),
                                ROUTES);

        assertThat(ddl.pieces())
                .flatExtracting(TargetPiece::statements)
                .containsExactly(
                        "ALTER TABLE `d`.`t` DROP INDEX `ab`",
                        "ALTER TABLE `d`.`t` DROP COLUMN `a`",
                        "ALTER TABLE `d`.`t` ADD UNIQUE KEY `ab` (`b`)",
                        "ALTER TABLE `d`.`t` MODIFY COLUMN `id` INT NOT NULL");
    }

    @Test
    void timesThatLoseDigitsAreCutByMariaDb() {
        assertThat(
                        written(
                                "alter table x2 modify s datetime(1)",
                                Defaults.mariaDb(),
                                CollationPolicy.LOOSE))
                .startsWith("! column s: TiDB rounds times that lose digits");
        assertThat(
                        written(
                                "alter table x2 modify s datetime(4)",
                                Defaults.mariaDb(),
                                CollationPolicy.LOOSE))
                .isEqualTo("ALTER TABLE `d`.`x2` MODIFY COLUMN `s` DATETIME(4) NULL");
    }

    @Test
    void textGrowsWithTheBytesOfItsCharacters() {
        assertThat(
                        written(
                                "alter table t_1 convert to character set utf8mb4",
                                Defaults.mariaDb(),
                                CollationPolicy.LOOSE))
                .contains("CONVERT TO CHARACTER SET utf8mb4")
                .endsWith(
                        "ALTER TABLE `d`.`t` MODIFY COLUMN `c` MEDIUMTEXT CHARACTER SET utf8mb4"
                                + " COLLATE utf8mb4_0900_ai_ci NULL");
    }

    @Test
    void saysWhatItLeavesOut() {
        TargetDdl ddl = ddl("ALTER TABLE t_1 ADD FULLTEXT g (c)", Defaults.mysql80());

        assertThat(ddl.pieces().get(0).dropped()).containsExactly("`d`.`t`: no fulltext index g");
    }

    @Test
    void whatCannotBeCarriedOverIsAnError() {
        TargetPiece piece = ddl("ALTER TABLE t_1 ADD n SERIAL", Defaults.mysql80()).pieces().get(0);

        assertThatThrownBy(piece::requireWritable)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=36068")
                .hasMessageContaining("numbers the rows");
    }

    private static String written(String sql, ServerDefaults defaults, CollationPolicy policy) {
        return ddl(sql, defaults, policy).pieces().stream()
                .map(
                        piece ->
                                piece.trouble().isEmpty()
                                        ? String.join("; ", piece.statements())
                                        : "! " + piece.trouble())
                .collect(Collectors.joining(" / "));
    }

    private static TargetDdl ddl(String sql, ServerDefaults defaults) {
        return ddl(sql, defaults, CollationPolicy.LOOSE);
    }

    private static TargetDdl ddl(String sql, ServerDefaults defaults, CollationPolicy policy) {
        TargetDialect dialect = new TargetDialect(TargetProduct.TIDB, TIDB, policy);
        return new TargetStatements(defaults, dialect).write(sql, "s1", before(defaults), ROUTES);
    }

    private static Structures before(ServerDefaults defaults) {
        Structures known = Structures.NONE;
        for (String sql : List.of(KNOWN, SECOND)) {
            known =
                    new SchemaTracker(defaults)
                            .apply(new DdlParser(Set.of()).parse(sql), "s1", known);
        }
        return known;
    }

    static List<Object[]> cases() throws IOException {
        try (InputStream file = TargetStatementsTest.class.getResourceAsStream("written.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.replace('¶', '\n').split(" ?\\| ", 2))
                    .map(parts -> new Object[] {parts[0], parts[1]})
                    .toList();
        }
    }
}
