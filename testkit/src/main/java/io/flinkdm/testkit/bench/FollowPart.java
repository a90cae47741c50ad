package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.load.PacedWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * How late changes are while the source is written to at a pace: the time from a commit there until
 * the target shows it. One thread, besides those that write.
 */
final class FollowPart implements Part {

    static final String SCHEMA = "bench_follow";

    private static final int ROWS = 100_000;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Setup setup;
    private final JobRuns job;
    private final SysbenchTables tables = new SysbenchTables(ROWS);
    private final List<String> lines = new ArrayList<>();

    /**
     * @param job on {@link #SCHEMA}
     */
    FollowPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void prepare() throws Exception {
        SysbenchTables.create(setup.source(), SCHEMA);
        new BulkInsert(setup.source(), SCHEMA, tables).run();
    }

    @Override
    public void run(int run) throws Exception {
        String running = job.startFollowing();
        PacedWriters.Pace pace =
                new PacedWriters.Pace(setup.options().pace(), CONNECTIONS, 1_000L * run);
        CpuTimes before = setup.processes().cpu();
        long start = System.nanoTime();
        PacedWriters writers = PacedWriters.start(setup.source()::connect, this::write, pace);
        List<Long> delaysMs = delays(start + SECONDS * 1_000_000_000L);
        writers.stop();
        double seconds = (System.nanoTime() - start) / 1e9;
        CpuTimes cpu = setup.cpuSince(before).perMillion(writers.rows());
        job.endFollowing(running);
        Collections.sort(delaysMs);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d transactions a second asked for, %,.0f made, %,.0f row events a second"
                                + " for %.0f s; a commit is on the target after %d ms (median of"
                                + " %d), %d ms (99 %%), %d ms (longest)%n%43s%s",
                        setup.options().pace(),
                        writers.transactions() / seconds,
                        writers.rows() / seconds,
                        seconds,
                        delaysMs.get(delaysMs.size() / 2),
                        delaysMs.size(),
                        delaysMs.get(delaysMs.size() * 99 / 100),
                        delaysMs.get(delaysMs.size() - 1),
                        "CPU seconds per million row events: ",
                        cpu));
    }

    private List<Long> delays(long untilNanos) throws SQLException {
        List<Long> delaysMs = new ArrayList<>();
        try (Connection source = setup.source().connect();
                Connection target = setup.target().connect()) {
            while (System.nanoTime() < untilNanos) {
                delaysMs.add(job.delayMs(source, target));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return delaysMs;
    }

    /** An update, another, a delete and an insert, as {@code oltp_write_only}. */
    private long write(Connection connection, Random random) throws SQLException {
        String table = SCHEMA + "." + SysbenchTables.name(random.nextInt(SysbenchTables.TABLES));
        int moved = id(random);
        StringBuilder insert = new StringBuilder("INSERT INTO " + table + " VALUES ");
        SysbenchTables.appendRow(insert, moved, random.nextInt(1_000_000));
        try (Statement statement = connection.createStatement()) {
            int rows = 0;
            rows +=
                    statement.executeUpdate(
                            "UPDATE " + table + " SET k = k + 1 WHERE id = " + id(random));
            rows +=
                    statement.executeUpdate(
                            "UPDATE "
                                    + table
                                    + " SET c = '"
                                    + SysbenchTables.c(random.nextInt())
                                    + "' WHERE id = "
                                    + id(random));
            rows += statement.executeUpdate("DELETE FROM " + table + " WHERE id = " + moved);
            rows += statement.executeUpdate(insert.toString());
            return rows;
        }
    }

    private int id(Random random) {
        return 1 + random.nextInt(tables.rowsEach());
    }

    @Override
    public List<String> lines() {
        return lines;
    }
}
