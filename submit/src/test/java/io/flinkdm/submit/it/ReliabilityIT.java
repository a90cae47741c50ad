package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every process killed again and again while the source is written to, in the load and while
 * following: source and target are equal each time. A short form runs always, the long one with
 * {@code -Plong}; {@code -Dkills.seed} repeats a run.
 */
@ExtendWith(TestServers.class)
class ReliabilityIT {

    private static final int OF_FLINK = Integer.getInteger("kills.flink", 3);
    private static final int OF_SERVER = Integer.getInteger("kills.server", 1);
    private static final int ROWS = Integer.getInteger("kills.rows", 30_000);
    private static final int TRANSACTIONS_PER_SECOND = 150;

    @Server(value = ServerKind.MYSQL_80, name = "killed")
    static TestServer mysql;

    @Server(value = ServerKind.TIDB, name = "killed")
    static TestServer tidb;

    @TempDir Path folder;

    private FlinkCluster flink;
    private Migration migration;

    @BeforeEach
    void start() throws Exception {
        flink =
                FlinkCluster.start(
                        1, 2, Map.of("heartbeat.interval", "1000", "heartbeat.timeout", "8000"));
        migration = Migration.of(folder, mysql, tidb, flink.rest());
        RoughTables.create(migration.source(), ROWS);
    }

    @AfterEach
    void stop() throws Exception {
        if (migration != null) {
            migration.close();
        }
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        long seed = Long.getLong("kills.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("[kills] -Dkills.seed=" + seed);
        try (RoughTraffic traffic =
                new RoughTraffic(migration.source(), ROWS, TRANSACTIONS_PER_SECOND, seed)) {
            migration.dm().start(migration.task(), "--parallelism", "2");
            new Kills(flink, migration, seed).run(OF_FLINK, OF_SERVER, OF_SERVER);
            assertThat(traffic.transactions()).isPositive();
        }
        migration.awaitStage("Running");
        migration.awaitSynced();
        migration.assertEqual();
    }
}
