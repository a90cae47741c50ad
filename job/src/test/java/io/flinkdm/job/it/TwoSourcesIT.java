package io.flinkdm.job.it;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers into one TiDB, each table under another name. */
@ExtendWith(TestServers.class)
class TwoSourcesIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer first;

    @Server(value = ServerKind.MYSQL_80, name = "second")
    static TestServer second;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema shop;
    private TestSchema depot;

    @BeforeEach
    void createSources() throws SQLException {
        shop = TestSchema.create(first, "shop");
        depot = TestSchema.create(second, "depot");
        shop.execute(
                "CREATE TABLE orders_1 (id INT PRIMARY KEY, v VARCHAR(20))",
                "CREATE TABLE scratch (id INT PRIMARY KEY)",
                "INSERT INTO orders_1 VALUES (1, 'a'), (2, 'b')");
        depot.execute(
                "CREATE TABLE goods (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO goods VALUES (1, 'x'), (2, 'y')");
    }

    @AfterEach
    void dropAll() throws SQLException {
        tidb.execute(
                "DROP DATABASE IF EXISTS " + shop.name() + "_all",
                "DROP DATABASE IF EXISTS " + shop.name() + "_meta");
        shop.close();
        depot.close();
    }

    @Test
    void bringsBothUnderOneRoof() throws Exception {
        String all = shop.name() + "_all";
        try (EmbeddedTask task = EmbeddedTask.start(task(all), folder, Setting.PLAIN)) {
            Tables.awaitEqual(first, shop.name() + ".orders_1", tidb, all + ".orders");
            Tables.awaitEqual(second, depot.name() + ".goods", tidb, all + ".goods");
            shop.execute("UPDATE orders_1 SET v = 'c'", "INSERT INTO scratch VALUES (1)");
            depot.execute("DELETE FROM goods WHERE id = 1", "INSERT INTO goods VALUES (3, 'z')");
            Tables.awaitEqual(first, shop.name() + ".orders_1", tidb, all + ".orders");
            Tables.awaitEqual(second, depot.name() + ".goods", tidb, all + ".goods");
            task.assertRuns();
        }
    }

    private TaskFiles task(String all) throws Exception {
        return TaskFiles.of(folder, shop.name(), "all", tidb)
                .source("mysql-01", first, instance("shop", "orders"))
                .source("mysql-02", second, instance("depot", "goods"))
                .add(
                        """
                        block-allow-list:
                          shop:
                            do-dbs: [%1$s]
                            ignore-tables:
                              - db-name: %1$s
                                tbl-name: scratch
                          depot:
                            do-dbs: [%2$s]
                        routes:
                          orders:
                            schema-pattern: %1$s
                            table-pattern: orders_*
                            target-schema: %3$s
                            target-table: orders
                          goods:
                            schema-pattern: %2$s
                            target-schema: %3$s
                        """
                                .formatted(shop.name(), depot.name(), all));
    }

    private static String instance(String allow, String route) {
        return "    block-allow-list: " + allow + "\n    route-rules: [" + route + "]\n";
    }
}
