package io.flinkdm.submit.it;

import static org.awaitility.Awaitility.await;

import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.testkit.FaultyProxy;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.WriteLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A task between random tables and their copy whose networks to both sides break at random moments,
 * all decided by a seed. One thread.
 */
final class FaultyMigration implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_BYTES = 300_000;
    private static final int HANG_MS = 1_500;

    private final long seed;
    private final Random random;
    private final FaultyProxy toSource;
    private final FaultyProxy toTarget;
    private final Migration migration;
    private final List<String> tables;
    private final List<String> faults = new ArrayList<>();
    private WriteLoad load;

    private FaultyMigration(
            long seed, Random random, TestServer source, TestServer target, Path in, String rest)
            throws Exception {
        this.seed = seed;
        this.random = random;
        this.toSource = FaultyProxy.to(source.port());
        this.toTarget = FaultyProxy.to(target.port());
        this.migration =
                Migration.of(Files.createDirectories(in), source, target, rest, "SELECT 1");
        this.tables = RandomTables.create(migration.source(), random);
        migration.write(
                migration
                        .copy()
                        .from(Account.root(source).port(toSource.port()))
                        .to(Account.root(target).port(toTarget.port())));
    }

    static FaultyMigration of(
            long seed, TestServer source, TestServer target, Path folder, String rest)
            throws Exception {
        Path in = folder.resolve("seed" + seed);
        // neighbours would begin alike
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        return new FaultyMigration(seed, random, source, target, in, rest);
    }

    /** Starts the traffic and the task; the network to the source may break meanwhile. */
    void start() throws Exception {
        List<String> names = new ArrayList<>();
        for (String table : migration.tables()) {
            names.add(migration.source().name() + "." + table);
        }
        load = WriteLoad.start(migration.source().server(), names, 20 + random.nextInt(100), seed);
        if (random.nextInt(3) == 0) {
            note("source cut early", () -> toSource.cutAfter(random.nextInt(MOST_BYTES)));
        }
        migration.dm().startAnyway(migration.task(), "--parallelism", "2");
    }

    /** One break of the network. */
    void breakOne() {
        boolean source = random.nextBoolean();
        FaultyProxy network = source ? toSource : toTarget;
        String side = source ? "source " : "target ";
        switch (random.nextInt(4)) {
            case 0 -> note(side + "cut", network::cut);
            case 1, 2 -> note(side + "cut behind a byte", () -> network.cutAfter(bytes()));
            default -> {
                note(side + "hangs", network::hang);
                await().pollDelay(Duration.ofMillis(1 + random.nextInt(HANG_MS)))
                        .atMost(PATIENCE)
                        .until(() -> true);
                if (random.nextBoolean()) {
                    network.cut();
                }
                network.go();
            }
        }
    }

    private long bytes() {
        return random.nextInt(random.nextBoolean() ? 500 : MOST_BYTES);
    }

    private void note(String fault, Runnable action) {
        faults.add(fault);
        action.run();
    }

    /** The job's loss is the one thing Flink does not mend by itself without high availability. */
    void resume() {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                migration
                                                .dm()
                                                .run(
                                                        "--strict-exit",
                                                        "resume-task",
                                                        migration.name())
                                                .exit()
                                        != 1);
    }

    void stopTraffic() {
        load.stop();
    }

    /** Mends the networks, waits until the task has caught up, compares. */
    void assertEqual() throws Exception {
        for (FaultyProxy network : List.of(toSource, toTarget)) {
            network.cutAfter(Long.MAX_VALUE);
            network.go();
        }
        migration.awaitSynced();
        migration.assertEqual();
    }

    String status() {
        return migration.dm().run("query-status", migration.name()).out();
    }

    @Override
    public String toString() {
        return "seed "
                + seed
                + ": "
                + tables
                + ", "
                + faults
                + ", "
                + load.transactions()
                + " transactions";
    }

    @Override
    public void close() throws Exception {
        if (load != null) {
            load.stop();
        }
        migration.close();
        toSource.close();
        toTarget.close();
    }
}
