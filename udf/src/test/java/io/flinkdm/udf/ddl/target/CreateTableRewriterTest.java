package io.flinkdm.udf.ddl.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTableRewriterTest {

    private static final Collations TIDB =
            new Collations(
                    Map.of(
                            "utf8mb4_bin", "utf8mb4",
                            "utf8mb4_general_ci", "utf8mb4",
                            "utf8mb4_unicode_ci", "utf8mb4",
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "utf8mb4_0900_bin", "utf8mb4",
                            "utf8_general_ci", "utf8",
                            "latin1_bin", "latin1"));
    private static final TableId TARGET = new TableId("to", "t`1");

    private static Rewritten rewrite(String sql) {
        return new CreateTableRewriter(TIDB, TargetProduct.TIDB).rewrite(sql, TARGET);
    }

    @Test
    void takesTheTargetsName() {
        assertThat(rewrite("CREATE TABLE `a` (`id` int NOT NULL, PRIMARY KEY (`id`))").sql())
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS `to`.`t``1` (\n"
                                + "  `id` int NOT NULL,\n  PRIMARY KEY (`id`)\n)");
    }

    @Test
    void keepsOptionsThatMeanSomethingThere() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` int) ENGINE=InnoDB AUTO_INCREMENT=7"
                                + " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci"
                                + " ROW_FORMAT=COMPRESSED COMMENT='it''s; (so)'");
        assertThat(table.sql())
                .endsWith(
                        ") AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci"
                                + " COMMENT='it''s; (so)'");
        assertThat(table.dropped()).isEmpty();
    }

    @Test
    void saysWhichOptionsWent() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` int) ENGINE=Aria DATA DIRECTORY='/x'"
                                + " UNION=(`b`,`c`) ENCRYPTION='Y'");
        assertThat(table.sql()).endsWith(")");
        assertThat(table.dropped())
                .containsExactly(
                        "`to`.`t``1`: no option DATA DIRECTORY='/X'",
                        "`to`.`t``1`: no option UNION=(`B`,`C`)",
                        "`to`.`t``1`: no option ENCRYPTION='Y'");
    }

    @Test
    void leavesOutWhatPointsElsewhere() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` int, KEY `k` (`id`), FULLTEXT KEY `f` (`x`),"
                                + " CONSTRAINT `c` FOREIGN KEY (`id`) REFERENCES `b` (`id`))");
        assertThat(table.sql()).endsWith("  `id` int,\n  KEY `k` (`id`)\n)");
        assertThat(table.dropped()).hasSize(2);
    }

    @Test
    void storesWhatOlderServersCallPersistent() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` int, `v` int AS (`id` * 2) PERSISTENT COMMENT 'x')");
        assertThat(table.sql()).contains("`v` int AS (`id` * 2) STORED COMMENT 'x'");
        assertThat(table.dropped()).isEmpty();
    }

    @Test
    void takesNumbersOfSequencesFromTheRows() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` bigint(20) NOT NULL DEFAULT nextval(`x`.`s`),"
                                + " `v` int(11) DEFAULT 5)");
        assertThat(table.sql())
                .endsWith("(\n  `id` bigint(20) NOT NULL,\n  `v` int(11) DEFAULT 5\n)");
        assertThat(table.dropped()).hasSize(1);
    }

    @Test
    void opensVersionComments() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`id` int DEFAULT b'0' /*!80023 INVISIBLE */)"
                                + " /*!50100 PARTITION BY HASH (`id`) PARTITIONS 4 */");
        assertThat(table.sql())
                .endsWith("(\n  `id` int DEFAULT b'0'\n)\nPARTITION BY HASH (`id`) PARTITIONS 4");
    }

    @Test
    void replacesCollationsTheTargetLacks() {
        Rewritten table =
                rewrite(
                        "CREATE TABLE `a` (`x` text CHARACTER SET latin1 COLLATE latin1_swedish_ci,"
                                + " `y` text COLLATE utf8mb4_unicode_520_ci,"
                                + " `z` text CHARACTER SET latin2)");
        assertThat(table.sql())
                .contains("`x` text CHARACTER SET latin1,")
                .contains("`y` text COLLATE utf8mb4_unicode_ci,")
                .contains("`z` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        assertThat(table.dropped()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a text CHARACTER SET sjis"
                        + " | a mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "a tinytext COLLATE sjis_bin | a text COLLATE utf8mb4_bin",
                "a longtext CHARACTER SET sjis"
                        + " | a longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "a char(2) CHARACTER SET sjis COLLATE sjis_bin"
                        + " | a char(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "a char(2) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci"
                        + " | a char(2) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci",
                "a text COLLATE utf8mb4_0900_as_cs | a text COLLATE utf8mb4_0900_bin",
                "a text COLLATE utf8mb4_de_pb_0900_ai_ci | a text COLLATE utf8mb4_0900_ai_ci",
                "a text COLLATE utf8mb4_uca1400_ai_ci | a text COLLATE utf8mb4_unicode_ci",
                "a char(9) COLLATE utf8mb4_uca1400_ai_ci UNIQUE KEY"
                        + " | a char(9) COLLATE utf8mb4_unicode_ci UNIQUE KEY",
                "a inet6 NOT NULL DEFAULT '::'"
                        + " | a varchar(39) CHARACTER SET ascii NOT NULL DEFAULT '::'",
                "a inet4 | a varchar(15) CHARACTER SET ascii",
                "a uuid COMMENT 'uuid' | a char(36) CHARACTER SET ascii COMMENT 'uuid'",
                "a vector(3) NOT NULL | a vector NOT NULL",
                "a vector | a vector",
                "a enum('x') CHARACTER SET big5"
                        + " | a enum('x') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
            },
            quoteCharacter = '"')
    void givesColumnsWhatTheTargetHas(String column, String expected) {
        assertThat(rewrite("CREATE TABLE `t` (" + column + ")").sql())
                .endsWith("(\n  " + expected + "\n)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a char(9) CHARACTER SET sjis NOT NULL | CHARSET=utf8mb4"
                        + " | a char(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL",
                "a char(9) NOT NULL | CHARSET=sjis | a char(9) NOT NULL COLLATE utf8mb4_bin",
                "a char(9) NOT NULL | CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci"
                        + " | a char(9) NOT NULL COLLATE utf8mb4_bin",
                "a char(9) NOT NULL | CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_ai_ci"
                        + " | a char(9) NOT NULL COLLATE utf8mb4_0900_bin",
                "a char(9) NOT NULL | CHARSET=latin1 | a char(9) NOT NULL",
                "a char(9) NOT NULL | CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci"
                        + " | a char(9) NOT NULL",
                "a int NOT NULL | CHARSET=sjis | a int NOT NULL"
            },
            quoteCharacter = '"')
    void noUniqueKeyTakesMoreForEqual(String column, String options, String expected) {
        String sql =
                "CREATE TABLE `t` (" + column + ", UNIQUE KEY `k` (`A`(3))) DEFAULT " + options;
        assertThat(rewrite(sql).sql()).contains("(\n  " + expected + ",\n");
    }

    @Test
    void tablesGetACollationWithAnotherCharset() {
        assertThat(rewrite("CREATE TABLE `t` (a int) DEFAULT CHARSET=sjis").sql())
                .endsWith(") DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_general_ci");
        assertThat(rewrite("CREATE TABLE `t` (a int) DEFAULT CHARSET=sjis COLLATE=sjis_bin").sql())
                .endsWith(") DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
    }

    @Test
    void spatialColumnsAreForAPersonToDecide() {
        assertThatThrownBy(() -> rewrite("CREATE TABLE `t` (`g` point NOT NULL)"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("`to`.`t``1` column `g`")
                .hasMessageContaining("LONGBLOB");
    }

    @Test
    void keepsWordsThatAreNames() {
        assertThat(rewrite("CREATE TABLE `a` (`invisible` int, `storage` text)").sql())
                .contains("`invisible` int,\n  `storage` text");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> rewrite("CREATE VIEW a AS SELECT 1"))
                .isInstanceOf(MigrationException.class);
    }

    @Test
    void makesSchemasWithTheirCharset() {
        Rewritten schema =
                new CreateDatabaseRewriter(TIDB)
                        .rewrite(
                                "CREATE DATABASE `a` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE"
                                        + " utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */",
                                "to");
        assertThat(schema.sql())
                .isEqualTo(
                        "CREATE DATABASE IF NOT EXISTS `to` CHARACTER SET utf8mb4"
                                + " COLLATE utf8mb4_0900_ai_ci");
    }

    @Test
    void makesSchemasWithoutCharset() {
        assertThat(new CreateDatabaseRewriter(TIDB).rewrite("CREATE DATABASE `a`", "to").sql())
                .isEqualTo("CREATE DATABASE IF NOT EXISTS `to`");
    }
}
