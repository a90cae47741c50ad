package io.flinkdm.submit.it;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cluster for all tests of a class, and for each of them a shop on its way to a TiDB. */
@ExtendWith(TestServers.class)
abstract class MigrationOnFlink {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int SLOTS = 3;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    static FlinkCluster flink;

    @TempDir Path folder;

    Migration shop;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(1, SLOTS);
    }

    @AfterAll
    static void stopFlink() throws Exception {
        if (flink != null) {
            flink.close();
            flink = null;
        }
    }

    /** A shop of these tables, whose task is not started yet. */
    final void createShop(String... sql) throws Exception {
        shop = Migration.of(folder, mysql, tidb, flink.rest(), sql);
    }

    @AfterEach
    final void dropShop() throws Exception {
        if (shop != null) {
            shop.close();
        }
    }
}
