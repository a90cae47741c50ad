package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.SysbenchTables;
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
 * How late changes are while the source is written to at half the pace that it and the job reach:
 * the time from a commit there until the target shows it. One thread, besides those that write.
 */
final class LagPart implements Part {

    static final String SCHEMA = "bench_lag";

    static final int ROWS = 100_000;

    private static final int CONNECTIONS = 16;
    private static final Duration FULL_LOAD = Duration.ofSeconds(10);

    /** While much of the job is compiled. */
    private static final Duration AT_FIRST = Duration.ofSeconds(20);

    private static final Duration HALF_LOAD = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final int AS_FAST_AS_CAN_BE = 1_000_000;
    private static final String COMMITS = SCHEMA + ".commits";

    private final Setup setup;
    private final JobRuns job;
    private final List<String> lines = new ArrayList<>();
    private int commits;

    /**
     * @param job on {@link #SCHEMA}
     */
    LagPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
        setup.source().execute("CREATE TABLE " + COMMITS + " (id INT PRIMARY KEY)");
    }

    @Override
    public void run(int run) throws Exception {
        String running = job.startFollowing();
        int given = setup.options().pace();
        int pace = given > 0 ? given : (int) (mostTransactionsPerSecond(run) / 2);
        CpuTimes before = setup.processes().cpu();
        long start = System.nanoTime();
        PacedWriters writers = writers(pace, 1_000L * run + 100);
        String atFirst = delays(AT_FIRST);
        String later = delays(HALF_LOAD);
        writers.stop();
        double seconds = (System.nanoTime() - start) / 1e9;
        CpuTimes cpu = setup.cpuSince(before).perMillion(writers.rows());
        job.endFollowing(running);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "job: at half load, %,d transactions a second asked for, %,.0f made, %,.0f"
                                + " row events a second; until the target shows a commit:",
                        pace,
                        writers.transactions() / seconds,
                        writers.rows() / seconds));
        lines.add(atFirst);
        lines.add(later);
        lines.add("  CPU seconds per million row events, the source's clients among them: " + cpu);
    }

    /** What the source and the job behind it reach together. */
    private double mostTransactionsPerSecond(int run) throws SQLException {
        long start = System.nanoTime();
        PacedWriters writers = writers(AS_FAST_AS_CAN_BE, 1_000L * run);
        LockSupport.parkNanos(FULL_LOAD.toNanos());
        writers.stop();
        job.awaitCaughtUp();
        return writers.transactions() * 1e9 / (System.nanoTime() - start);
    }

    private PacedWriters writers(int pace, long seed) {
        return PacedWriters.start(
                setup.source()::connect,
                this::write,
                new PacedWriters.Pace(pace, CONNECTIONS, seed));
    }

    /** What commits of that time took, one after the other. */
    private String delays(Duration time) throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        List<Long> delaysMs = new ArrayList<>();
        try (Connection source = setup.source().connect();
                Connection target = setup.target().connect()) {
            while (System.nanoTime() < end) {
                delaysMs.add(delayMs(source, target));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        Collections.sort(delaysMs);
        return String.format(
                Locale.ROOT,
                "  %d s: %d ms (median of %d), %d ms (99 %%), %d ms (longest)",
                time.toSeconds(),
                delaysMs.get(delaysMs.size() / 2),
                delaysMs.size(),
                delaysMs.get(delaysMs.size() * 99 / 100),
                delaysMs.get(delaysMs.size() - 1));
    }

    /** The time from a commit on the source until the target shows it. */
    private long delayMs(Connection source, Connection target) throws SQLException {
        commits++;
        try (Statement insert = source.createStatement();
                Statement look = target.createStatement()) {
            insert.executeUpdate("INSERT INTO " + COMMITS + " VALUES (" + commits + ")");
            long start = System.nanoTime();
            String query = "SELECT 1 FROM " + job.into() + ".commits WHERE id = " + commits;
            while (!look.executeQuery(query).next()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** An update, another, a delete and an insert, as {@code oltp_write_only}. */
    private long write(Connection connection, Random random) throws SQLException {
        String table = SCHEMA + "." + SysbenchTables.name(random.nextInt(job.tables().count()));
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
        return 1 + random.nextInt(job.tables().rowsOf(0));
    }

    @Override
    public List<String> lines() {
        return lines;
    }
}
