package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.flink.ClusterRest;
import io.flinkdm.testkit.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The job on a real cluster, measured from outside. One thread. */
final class JobRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration METRICS = Duration.ofMillis(1_000);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final String MARKS = "marks";
    private static final String SOURCE_ONLY = "io.flinkdm.job.SourceOnlyJob";
    private static final String STEP = "source bench";
    private static final String ROWS_READ = "Source__source_bench.rowsRead";
    private static final String ROWS_WRITTEN = "load_bench__Writer.changesWritten";

    private final FlinkCluster flink;
    private final ClusterRest rest;
    private final Path jar;
    private final Path folder;
    private final TestServer source;
    private final TestServer target;
    private final String schema;
    private final Setup setup;
    private int marks;

    JobRuns(FlinkCluster flink, Path jar, Path folder, Setup setup, String schema) {
        this.flink = flink;
        this.rest = new ClusterRest(flink.rest());
        this.jar = jar;
        this.folder = folder;
        this.source = setup.source();
        this.target = setup.target();
        this.setup = setup;
        this.schema = schema;
    }

    /**
     * How far a job got, and when.
     *
     * @param fromStart from the moment Flink calls the job running
     * @param working from the first rows that Flink tells of
     */
    record Phases(Run fromStart, Run working) {}

    /** A full load: until all rows are there, and until the job has ended. */
    record FullLoad(Phases rows, Run untilEnd) {}

    /** Loads everything into an empty target, by a task that ends then. */
    FullLoad fullLoad(SysbenchTables tables) throws Exception {
        dropTarget();
        CpuTimes before = setup.processes().cpu();
        String job = start("full", List.of());
        Phases rows = await(job, ROWS_WRITTEN, tables.rows(), before);
        flink.awaitJobState(job, "FINISHED");
        CpuTimes all = setup.cpuSince(before);
        requireUndisturbed(job);
        long nanos = nanos(rest.timestamp(job, "RUNNING"), rest.timestamp(job, "FINISHED"));
        requireEqual();
        return new FullLoad(rows, new Run(tables.rows(), nanos, all));
    }

    /** Reads every row and writes none. */
    Phases readRows(SysbenchTables tables) throws Exception {
        dropTarget();
        CpuTimes before = setup.processes().cpu();
        String job = start("full", List.of("-c", SOURCE_ONLY));
        Phases alone = await(job, ROWS_READ, tables.rows(), before);
        flink.awaitJobState(job, "FINISHED");
        return alone;
    }

    /** Reads the row events behind a place and writes none. */
    Phases readBinlog(RawReaders.Position from, long events) throws Exception {
        target.execute("DROP DATABASE IF EXISTS " + schema + "_meta");
        String meta =
                "    meta: {binlog-name: %s, binlog-pos: %d}%n"
                        .formatted(from.file(), from.offset());
        CpuTimes before = setup.processes().cpu();
        String job = start("incremental", List.of("-c", SOURCE_ONLY), meta);
        Phases alone = await(job, ROWS_READ, events, before);
        flink.cancel(job);
        return alone;
    }

    private Phases await(String job, String metric, long rows, CpuTimes before) throws Exception {
        await(job, metric, 1);
        long skipped = rest.metric(job, STEP, metric);
        long first = System.currentTimeMillis();
        CpuTimes atFirst = setup.processes().cpu();
        await(job, metric, rows);
        long last = System.currentTimeMillis();
        long running = rest.timestamp(job, "RUNNING");
        Run whole = new Run(rows, nanos(running, last), setup.cpuSince(before));
        boolean over = skipped >= rows || last == first;
        return new Phases(
                whole,
                over
                        ? whole
                        : new Run(rows - skipped, nanos(first, last), setup.cpuSince(atFirst)));
    }

    private void await(String job, String metric, long rows) {
        Waiting.until(
                () -> reaches(job, metric, rows),
                PATIENCE,
                () -> metric + " is too low, job is " + rest.jobState(job));
    }

    /** Looked at no more often than Flink gathers metrics: answering takes CPU time too. */
    private boolean reaches(String job, String metric, long rows) {
        // a job that has ended has no metrics any more
        boolean there =
                rest.metric(job, STEP, metric) >= rows
                        || rest.jobState(job).equals(Optional.of("FINISHED"));
        if (!there) {
            LockSupport.parkNanos(METRICS.toNanos());
        }
        return there;
    }

    private static long nanos(long fromMs, long toMs) {
        return Duration.ofMillis(toMs - fromMs).toNanos();
    }

    /** Starts a task that loads and follows; returns its savepoint, taken when it has caught up. */
    String loadAndPause() throws Exception {
        source.execute("CREATE TABLE " + schema + "." + MARKS + " (id INT PRIMARY KEY)");
        dropTarget();
        String job = start("all", List.of());
        awaitMark(mark());
        return flink.stopWithSavepoint(job);
    }

    /** How a catch-up went. */
    record CatchUp(Run run, String savepoint) {}

    /** Runs the load while the task is paused, then measures from its first to its last row. */
    CatchUp catchUp(String savepoint, WriteOnly load) throws Exception {
        int first = mark();
        load.run();
        int last = mark();
        String job = start("all", List.of("-s", savepoint));
        awaitMark(first);
        CpuTimes before = setup.processes().cpu();
        long start = System.nanoTime();
        awaitMark(last);
        Run run = new Run(load.events(), System.nanoTime() - start, setup.cpuSince(before));
        String next = flink.stopWithSavepoint(job);
        requireUndisturbed(job);
        requireEqual();
        return new CatchUp(run, next);
    }

    /** Starts a task that loads and follows; returns when it follows. */
    String startFollowing() throws Exception {
        source.execute(
                "CREATE TABLE IF NOT EXISTS " + schema + "." + MARKS + " (id INT PRIMARY KEY)");
        dropTarget();
        String job = start("all", List.of());
        awaitMark(mark());
        return job;
    }

    /** The time from a commit on the source until the target shows it. */
    long delayMs(Connection onSource, Connection onTarget) throws SQLException {
        String table = schema + "." + MARKS;
        try (Statement insert = onSource.createStatement();
                Statement look = onTarget.createStatement()) {
            insert.executeUpdate("INSERT INTO " + table + " VALUES (" + ++marks + ")");
            long start = System.nanoTime();
            String query = "SELECT 1 FROM " + table + " WHERE id = " + marks;
            while (!look.executeQuery(query).next()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** Ends a task of {@link #startFollowing} when it has caught up. */
    void endFollowing(String job) throws Exception {
        awaitMark(mark());
        // lanes may still hold changes from before the mark; a savepoint has all of them written
        flink.stopWithSavepoint(job);
        requireUndisturbed(job);
        requireEqual();
    }

    private String start(String mode, List<String> from) throws IOException {
        return start(mode, from, "");
    }

    /**
     * @param instance more lines of the source's entry in the task file
     */
    private String start(String mode, List<String> from, String instance) throws IOException {
        List<String> run =
                new java.util.ArrayList<>(
                        List.of("-p", String.valueOf(setup.options().parallelism())));
        run.addAll(from);
        Path task = Files.writeString(folder.resolve("task.yaml"), taskFile(mode, instance));
        Path sourceFile = Files.writeString(folder.resolve("source.yaml"), sourceFile());
        return flink.runJob(run, jar, "--task", task.toString(), "--source", sourceFile.toString());
    }

    private String taskFile(String mode, String instance) {
        return """
                name: bench-%s
                task-mode: %s
                meta-schema: %s_meta
                target-database:
                  host: "%s"
                  port: %d
                  user: %s
                  password: "%s"
                mysql-instances:
                  - source-id: bench
                    block-allow-list: bench
                %s    loader:
                      pool-size: %d
                    syncer:
                      worker-count: %d
                      batch: %d
                block-allow-list:
                  bench:
                    do-dbs: ["%s"]
                """
                .formatted(
                        mode,
                        mode,
                        schema,
                        target.host(),
                        target.port(),
                        target.user(),
                        target.password(),
                        instance,
                        setup.options().loadWorkers(),
                        setup.options().workers(),
                        setup.options().batch(),
                        schema);
    }

    private String sourceFile() {
        return """
                source-id: bench
                enable-gtid: true
                from:
                  host: "%s"
                  port: %d
                  user: %s
                  password: "%s"
                """
                .formatted(source.host(), source.port(), source.user(), source.password());
    }

    private void dropTarget() throws SQLException {
        target.execute(
                "DROP DATABASE IF EXISTS " + schema, "DROP DATABASE IF EXISTS " + schema + "_meta");
    }

    private int mark() throws SQLException {
        marks++;
        source.execute("INSERT INTO " + schema + "." + MARKS + " VALUES (" + marks + ")");
        return marks;
    }

    private void awaitMark(int mark) {
        String query = "SELECT COUNT(*) FROM " + schema + "." + MARKS + " WHERE id = " + mark;
        Waiting.until(() -> number(query) == 1, PATIENCE, () -> "mark " + mark + " is missing");
    }

    /** The target's answer; -1 while it has no such table. */
    private long number(String query) {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLSyntaxErrorException notThereYet) {
            return -1;
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A job that failed and restarted meanwhile was not measured. */
    private void requireUndisturbed(String job) {
        rest.failures(job)
                .ifPresent(
                        failures -> {
                            throw new IllegalStateException("the job failed: " + failures);
                        });
    }

    private void requireEqual() throws SQLException {
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            for (int table = 0; table < SysbenchTables.TABLES; table++) {
                String name = schema + "." + SysbenchTables.name(table);
                Differences differences = TableDiff.compare(left, name, right, name);
                if (!differences.isEmpty()) {
                    throw new IllegalStateException(name + " differs: " + differences);
                }
            }
        }
    }
}
