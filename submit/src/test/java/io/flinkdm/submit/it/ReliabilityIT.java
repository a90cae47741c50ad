package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.it.Processes.Victim;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every process killed again and again while the source is written to, in the load and while
 * following: source and target are equal each time, and no change is lost, doubled or out of order.
 * A short form runs always, the long ones with {@code -Plong}; {@code -Dkills.seed} repeats a run.
 */
@ExtendWith(TestServers.class)
class ReliabilityIT {

    private static final int OF_FLINK = Integer.getInteger("kills.flink", 3);
    private static final int OF_SERVER = Integer.getInteger("kills.server", 1);
    private static final int OF_WRITERS = Integer.getInteger("kills.writers", 0);
    private static final int ROWS = Integer.getInteger("kills.rows", 30_000);
    private static final int TRANSACTIONS_PER_SECOND =
            Integer.getInteger("kills.transactions", 150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(7);

    /** Writers are to be at work again, no more. */
    private static final Duration LONGEST_PAUSE_OF_WRITERS = Duration.ofSeconds(4);

    @Server(value = ServerKind.MYSQL_80, name = "killed")
    static TestServer mysql;

    @Server(value = ServerKind.TIDB, name = "killed")
    static TestServer tidb;

    @TempDir Path folder;

    private final long seed = Long.getLong("kills.seed", ThreadLocalRandom.current().nextLong());
    private FlinkCluster flink;
    private Networks networks;
    private Migration migration;

    @BeforeEach
    void start() throws Exception {
        flink = FlinkCluster.start(2, 2, FaultyRound.NOTICED_SOON);
        networks = Networks.to(mysql, tidb);
        migration = Migration.of(folder, mysql, tidb, flink.rest());
        migration.write(migration.copy().from(networks.source()).to(networks.target()));
        RoughTables.create(migration.source(), ROWS);
        History.create(migration.source(), tidb, migration.copySchema());
    }

    @AfterEach
    void stop() throws Exception {
        if (migration != null) {
            migration.close();
        }
        if (networks != null) {
            networks.close();
        }
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        strike(
                LONGEST_PAUSE,
                Map.of(
                        Victim.TASK_MANAGER,
                        OF_FLINK - OF_FLINK / 3,
                        Victim.JOB_MANAGER,
                        OF_FLINK / 3,
                        Victim.SOURCE,
                        OF_SERVER,
                        Victim.TARGET,
                        OF_SERVER));
    }

    /** What writers meet: their own end, the target's, and that of connections to it. */
    @Test
    @EnabledIfSystemProperty(named = "kills.writers", matches = "[1-9].*")
    void writersLoseAndDoubleNothing() throws Exception {
        strike(
                LONGEST_PAUSE_OF_WRITERS,
                Map.of(
                        Victim.TASK_MANAGER, OF_WRITERS * 3 / 10,
                        Victim.TARGET, OF_WRITERS * 2 / 10,
                        Victim.NETWORK, OF_WRITERS / 2));
    }

    private void strike(Duration longestPause, Map<Victim, Integer> victims) throws Exception {
        System.out.println("[kills] -Dkills.seed=" + seed + ", " + victims);
        Processes processes =
                new Processes(flink, mysql, tidb, migration::resume, networks::breakTarget);
        try (RoughTraffic traffic =
                new RoughTraffic(migration.source(), ROWS, TRANSACTIONS_PER_SECOND, seed)) {
            migration.start("--parallelism", "2");
            new Kills(processes, migration, seed, longestPause).run(victims);
            assertThat(traffic.transactions()).isPositive();
        }
        networks.mend();
        migration.awaitStage("Running");
        migration.awaitSynced();
        migration.assertEqual(History.TABLE);
        History.assertEqual(migration.source(), tidb, migration.copySchema());
        System.out.println("[kills] equal");
    }
}
