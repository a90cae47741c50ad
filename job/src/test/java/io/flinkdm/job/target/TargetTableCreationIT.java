package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class TargetTableCreationIT {

    private static final String DATABASE =
            "CREATE DATABASE `a` /*!40100 DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci */";

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private static TargetPlan target() {
        return new TargetPlan(
                new ConnectionPlan(tidb.host(), tidb.port(), "root", Secret.of("")), Map.of());
    }

    private static TargetTable create(String table, String createTable) throws Exception {
        TableId id = new TableId("made`here", table);
        new TargetTableCreation(target(), 2)
                .create(List.of(new TableToCreate(id, DATABASE, createTable)));
        return new TargetTables(target()).table(id);
    }

    @AfterAll
    static void drop() throws Exception {
        if (tidb != null) {
            tidb.execute("DROP DATABASE IF EXISTS `made``here`");
        }
    }

    @Test
    void tablesComeWithKeysAndPartitions() throws Exception {
        TargetTable table =
                create(
                        "Orders",
                        "CREATE TABLE `o` (\n"
                                + "  `id` int unsigned NOT NULL AUTO_INCREMENT,\n"
                                + "  `n` varchar(30) COLLATE utf8mb4_unicode_520_ci NOT NULL,\n"
                                + "  `e` enum('x','it''s') DEFAULT NULL,\n"
                                + "  `g` int GENERATED ALWAYS AS ((`h` + 1)) VIRTUAL,\n"
                                + "  `h` int DEFAULT NULL /*!80023 INVISIBLE */,\n"
                                + "  PRIMARY KEY (`id`),\n"
                                + "  UNIQUE KEY `u` (`id`,`n`(10)),\n"
                                + "  FULLTEXT KEY `f` (`n`),\n"
                                + "  CONSTRAINT `c` FOREIGN KEY (`id`) REFERENCES `x` (`id`)\n"
                                + ") ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4"
                                + " ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8\n"
                                + "/*!50100 PARTITION BY HASH (`id`)\nPARTITIONS 2 */");
        assertThat(table.structure().columns())
                .extracting(Column::name)
                .containsExactly("id", "n", "e", "g", "h");
        assertThat(table.structure().column("e").orElseThrow().type().members())
                .containsExactly("x", "it's");
        assertThat(table.structure().column("g").orElseThrow().generated()).isTrue();
        assertThat(table.structure().keys()).hasSize(2);
        assertThat(table.structure().keys().get(1).parts().get(1).prefixLength()).isEqualTo(10);
        assertThat(table.autoIncrement()).isEqualTo("id");
    }

    @Test
    void whatExistsStays() throws Exception {
        create("kept", "CREATE TABLE `a` (`id` int NOT NULL, PRIMARY KEY (`id`))");
        TargetTable table = create("kept", "CREATE TABLE `b` (`other` int)");
        assertThat(table.structure().columns()).extracting(Column::name).containsExactly("id");
    }

    @Test
    void expressionsAreNoColumns() throws Exception {
        TargetTable table =
                create("expr", "CREATE TABLE `a` (`id` int, UNIQUE KEY `x` ((`id` * 2)))");
        assertThat(table.structure().keys()).allMatch(key -> key.expression());
    }
}
