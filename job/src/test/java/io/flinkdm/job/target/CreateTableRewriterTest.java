package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateTableRewriterTest {

    private static final Collations TIDB =
            new Collations(
                    Map.of(
                            "utf8mb4_bin", "utf8mb4",
                            "utf8mb4_general_ci", "utf8mb4",
                            "utf8mb4_unicode_ci", "utf8mb4",
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "latin1_bin", "latin1"));
    private static final TableId TARGET = new TableId("to", "t`1");

    private static Rewritten rewrite(String sql) {
        return new CreateTableRewriter(TIDB).rewrite(sql, TARGET);
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
                .contains("`z` text CHARACTER SET utf8mb4");
        assertThat(table.dropped()).hasSize(3);
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
