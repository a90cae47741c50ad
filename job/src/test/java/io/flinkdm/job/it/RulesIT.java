package io.flinkdm.job.it;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Event filters, expression filters and extracted columns of a whole task. */
@ExtendWith(TestServers.class)
class RulesIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema shop;
    private String merged;

    @BeforeEach
    void createShards() throws SQLException {
        shop = TestSchema.create(mysql, "shop");
        merged = shop.name() + "_all";
        for (String shard : List.of("orders_1", "orders_2")) {
            shop.execute(
                    "CREATE TABLE " + shard + " (id INT PRIMARY KEY, v VARCHAR(20))",
                    "INSERT INTO " + shard + " VALUES (1, 'loaded')");
        }
        tidb.execute(
                "CREATE DATABASE " + merged,
                "CREATE TABLE "
                        + merged
                        + ".orders (id INT, v VARCHAR(20), shard VARCHAR(20),"
                        + " PRIMARY KEY (id, shard))");
    }

    @AfterEach
    void dropAll() throws SQLException {
        tidb.execute(
                "DROP DATABASE IF EXISTS " + merged,
                "DROP DATABASE IF EXISTS " + shop.name() + "_meta");
        shop.close();
    }

    @Test
    void appliesThemToTheBinlogAndExtractsForTheLoad() throws Exception {
        try (EmbeddedTask task = EmbeddedTask.start(task(), folder, Setting.PLAIN)) {
            awaitRows("1 loaded 1", "1 loaded 2");
            shop.execute(
                    "INSERT INTO orders_1 VALUES (2, 'hidden'), (3, 'seen')",
                    "DELETE FROM orders_2 WHERE id = 1",
                    "TRUNCATE TABLE orders_2",
                    "UPDATE orders_1 SET v = 'changed' WHERE id = 1");
            awaitRows("1 changed 1", "1 loaded 2", "3 seen 1");
            task.assertRuns();
        }
    }

    private TaskFiles task() throws Exception {
        return TaskFiles.of(folder, shop.name(), "all", tidb)
                .source(
                        "mysql-01",
                        mysql,
                        "    block-allow-list: shop\n    route-rules: [orders]\n"
                                + "    filter-rules: [keep]\n    expression-filters: [hidden]\n")
                .add(
                        """
                        block-allow-list:
                          shop:
                            do-dbs: [%1$s]
                        routes:
                          orders:
                            schema-pattern: %1$s
                            table-pattern: orders_*
                            target-schema: %2$s
                            target-table: orders
                            extract-table:
                              table-regexp: orders_(.*)
                              target-column: shard
                        filters:
                          keep:
                            schema-pattern: %1$s
                            table-pattern: orders_2
                            events: [delete, truncate table]
                            action: Ignore
                        expression-filter:
                          hidden:
                            schema: %1$s
                            table: orders_1
                            insert-value-expr: v = 'hidden'
                        """
                                .formatted(shop.name(), merged));
    }

    private void awaitRows(String... expected) {
        Awaitility.await()
                .atMost(EmbeddedTask.PATIENCE)
                .untilAsserted(
                        () ->
                                Assertions.assertThat(
                                                Tables.texts(
                                                        tidb,
                                                        "SELECT CONCAT_WS(' ', id, v, shard) FROM "
                                                                + merged
                                                                + ".orders ORDER BY 1"))
                                        .containsExactly(expected));
    }
}
