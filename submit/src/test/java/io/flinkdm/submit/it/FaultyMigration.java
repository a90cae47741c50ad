package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.WriteLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A task between random tables and their copy whose networks to both sides break at random moments,
 * all decided by a seed. One thread.
 */
final class FaultyMigration implements AutoCloseable {

    private static final int FEWEST_TRANSACTIONS = 10;
    private static final int MORE_TRANSACTIONS = 60;
    private static final int[] LANES = {1, 2, 4, 8};

    private final long seed;
    private final Random random;
    private final Networks networks;
    private final Migration migration;
    private final boolean gtids;
    private final int lanes;
    private final List<String> tables;
    private final List<String> faults = new ArrayList<>();
    private WriteLoad load;

    private FaultyMigration(
            long seed, TestServer source, TestServer target, Path folder, String rest)
            throws Exception {
        this.seed = seed;
        // neighbours would begin alike
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        this.networks = Networks.to(source, target);
        Path in = Files.createDirectories(folder.resolve("seed" + seed));
        this.migration = Migration.of(in, source, target, rest);
        this.tables = RandomTables.create(migration.source(), random);
        this.gtids = random.nextBoolean();
        this.lanes = LANES[random.nextInt(LANES.length)];
        migration.write(
                migration
                        .copy()
                        .from(networks.source())
                        .to(networks.target())
                        .gtids(gtids)
                        .lanes(lanes));
    }

    /**
     * @param folder for files of this and other tasks
     */
    static FaultyMigration of(
            long seed, TestServer source, TestServer target, Path folder, String rest)
            throws Exception {
        return new FaultyMigration(seed, source, target, folder, rest);
    }

    Migration migration() {
        return migration;
    }

    /** Starts the traffic and the task; the network to the source may break meanwhile. */
    void start() throws Exception {
        List<String> names = new ArrayList<>();
        for (String table : migration.tables()) {
            names.add(migration.source().name() + "." + table);
        }
        int rate = FEWEST_TRANSACTIONS + random.nextInt(MORE_TRANSACTIONS);
        load = WriteLoad.start(migration.source().server(), names, rate, seed);
        if (random.nextInt(3) == 0) {
            faults.add(networks.breakSourceLater(random));
        }
        migration.start("--parallelism", "2");
    }

    /** One break of the network. */
    void breakOne() {
        faults.add(networks.breakOne(random));
    }

    void stopTraffic() {
        load.stop();
    }

    /** Mends the networks and waits until the task has caught up. */
    void awaitSynced() {
        networks.mend();
        migration.awaitSynced();
    }

    void assertEqual() throws Exception {
        migration.assertEqual();
    }

    String status() {
        return migration.dm().run("query-status", migration.name()).out();
    }

    @Override
    public String toString() {
        return "seed %d: enable-gtid %s, %d lanes, %s, %s, %d transactions"
                .formatted(seed, gtids, lanes, tables, faults, load.transactions());
    }

    @Override
    public void close() throws Exception {
        if (load != null) {
            load.stop();
        }
        migration.close();
        networks.close();
    }
}
