package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.bench.workload.BulkInsert;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import io.flinkdm.testkit.bench.workload.Workload;
import io.flinkdm.testkit.bench.workload.Writers;
import io.flinkdm.testkit.flink.ClusterRest;
import io.flinkdm.testkit.process.Waiting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The job on a real cluster, measured from outside. Each load has a schema of the target for its
 * own: TiDB would delete the rows of a dropped one while the next thing is measured. One thread.
 */
final class JobRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration METRICS = Duration.ofMillis(1_000);

    /** Metrics are up to a second late, the first and the last one. */
    private static final Duration LEAST_MEASURED = METRICS.multipliedBy(5);

    private static final int MOST_COMPARED = 50;
    private static final String SOURCE_ONLY = "io.flinkdm.job.SourceOnlyJob";
    private static final String STEP = "source bench";
    private static final String ROWS_WRITTEN = "load_bench__Writer.changesWritten";

    private final FlinkCluster flink;
    private final ClusterRest rest;
    private final ReadBy by;
    private final TaskFiles files;
    private final String schema;
    private final SysbenchTables tables;
    private final Setup setup;
    private final Marks marks;
    private boolean filled;
    private String into;

    JobRuns(FlinkCluster flink, ReadBy by, TaskFiles files, SysbenchTables tables) {
        this.flink = flink;
        this.rest = new ClusterRest(flink.rest());
        this.by = by;
        this.files = files;
        this.setup = files.setup();
        this.schema = files.schema();
        this.tables = tables;
        this.marks = new Marks(setup.source(), setup.target(), schema, tables);
    }

    SysbenchTables tables() {
        return tables;
    }

    /** Makes the source's tables and rows, unless it has. */
    void fillSource() throws Exception {
        if (!filled) {
            tables.create(setup.source(), schema);
            new BulkInsert(setup.source(), schema, tables).run();
            filled = true;
        }
    }

    /** Changes of the source's rows, not made yet. */
    Writers changes(Workload workload, int events, long seed) {
        return new Writers(setup.source(), schema, tables, workload, events, seed);
    }

    /** Of the source. */
    String schema() {
        return schema;
    }

    /**
     * How far a job got, and when.
     *
     * @param fromStart from the moment Flink calls the job running
     * @param working from the first rows on; from the start, too, when that is too short a time. Of
     *     a source alone the time is exact, and only its CPU time that of the whole then
     * @param secondHalf of changes that were made in two
     */
    record Phases(Run fromStart, Run working, Optional<Run> secondHalf) {

        Phases(Run fromStart, Run working) {
            this(fromStart, working, Optional.empty());
        }
    }

    /** A full load: until all rows are there, and until the job has ended. */
    record FullLoad(Phases rows, Run untilEnd) {}

    /** Loads everything into an empty target, by a task that ends then. */
    FullLoad fullLoad() throws Exception {
        into = setup.freshSchema();
        CpuTimes before = setup.processes().cpu();
        String job = start("full", List.of(), "");
        Phases rows = await(job, ROWS_WRITTEN, tables.rows(), before);
        flink.awaitJobState(job, "FINISHED");
        CpuTimes all = setup.cpuSince(before);
        requireUndisturbed(job);
        long nanos = nanos(rest.timestamp(job, "RUNNING"), rest.timestamp(job, "FINISHED"));
        requireEqual();
        return new FullLoad(rows, new Run(tables.rows(), nanos, all));
    }

    /** Reads every row and writes none. */
    Phases readRows() throws Exception {
        into = setup.freshSchema();
        CpuTimes before = setup.processes().cpu();
        String job = start("full", List.of("-c", SOURCE_ONLY), "");
        Phases watched = await(job, by.rowsRead(), tables.rows(), before);
        flink.awaitJobState(job, "FINISHED");
        return byItsOwnClock(job, watched);
    }

    /** Reads the row events behind a place and writes none. */
    Phases readBinlog(RawReaders.Position from, long events) throws Exception {
        into = setup.freshSchema();
        String meta =
                "    meta: {binlog-name: %s, binlog-pos: %d}%n"
                        .formatted(from.file(), from.offset());
        CpuTimes before = setup.processes().cpu();
        String job = start("incremental", List.of("-c", SOURCE_ONLY), meta);
        Phases watched = await(job, by.rowsRead(), events, before);
        flink.cancel(job);
        return byItsOwnClock(job, watched);
    }

    /** Such a job notes when its first row and its last one passed. */
    private Phases byItsOwnClock(String job, Phases watched) {
        long running = rest.timestamp(job, "RUNNING");
        long first = rest.accumulator(job, "firstRowAt");
        long last = rest.accumulator(job, "lastRowAt");
        long rows = rest.accumulator(job, "rows");
        if (rows < watched.fromStart().rows()) {
            throw new IllegalStateException(
                    "the source gave %d rows of %d".formatted(rows, watched.fromStart().rows()));
        }
        return new Phases(
                watched.fromStart().timed(rows, nanos(running, last)),
                watched.working().timed(rows, nanos(first, last)));
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
        boolean over = skipped >= rows || last - first < LEAST_MEASURED.toMillis();
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
        return flink.stopWithSavepoint(startFollowing());
    }

    /** How a catch-up went. */
    record CatchUp(Phases phases, String savepoint) {}

    /** Makes changes while the task is paused, then measures until the target has them. */
    CatchUp catchUp(String savepoint, long events, Setup.Work changes) throws Exception {
        int first = marks.set();
        changes.run();
        return catchUp(savepoint, events, first, Optional.empty());
    }

    /** The same of changes in two halves: with the second one the job is warm. */
    CatchUp catchUp(String savepoint, long events, Setup.Work half, Setup.Work other)
            throws Exception {
        int first = marks.set();
        half.run();
        int middle = marks.set();
        other.run();
        return catchUp(savepoint, events, first, Optional.of(middle));
    }

    private CatchUp catchUp(String savepoint, long events, int first, Optional<Integer> middle)
            throws Exception {
        int last = marks.set();
        CpuTimes before = setup.processes().cpu();
        String job = start("all", List.of("-s", savepoint), "");
        marks.awaitFirst(into, first);
        CpuTimes atFirst = setup.processes().cpu();
        long begin = System.currentTimeMillis();
        if (middle.isPresent()) {
            marks.awaitAll(into, middle.get());
        }
        CpuTimes atMiddle = setup.processes().cpu();
        long half = System.currentTimeMillis();
        marks.awaitAll(into, last);
        long end = System.currentTimeMillis();
        long running = rest.timestamp(job, "RUNNING");
        Run second = new Run(events / 2, nanos(half, end), setup.cpuSince(atMiddle));
        Phases phases =
                new Phases(
                        new Run(events, nanos(running, end), setup.cpuSince(before)),
                        new Run(events, nanos(begin, end), setup.cpuSince(atFirst)),
                        middle.map(mark -> second));
        String next = flink.stopWithSavepoint(job);
        requireUndisturbed(job);
        requireEqual();
        return new CatchUp(phases, next);
    }

    /** Starts a task that loads and follows; returns when it follows. */
    String startFollowing() throws Exception {
        marks.place();
        into = setup.freshSchema();
        String job = start("all", List.of(), "");
        // a mark that a load has read says nothing of rows not loaded yet
        marks.awaitFollowing(into + "_meta.`bench-all_checkpoint`");
        awaitCaughtUp();
        return job;
    }

    /** Returns when the target has all that the source has now. */
    void awaitCaughtUp() throws SQLException {
        marks.awaitAll(into, marks.set());
    }

    /** Where the job writes to now. */
    String into() {
        return into;
    }

    /** Ends a task of {@link #startFollowing} when it has caught up. */
    void endFollowing(String job) throws Exception {
        awaitCaughtUp();
        flink.stopWithSavepoint(job);
        requireUndisturbed(job);
        requireEqual();
    }

    /**
     * @param instance more lines of the source's entry in the task file
     */
    private String start(String mode, List<String> from, String instance) throws IOException {
        List<String> run = new ArrayList<>();
        run.addAll(List.of("-p", String.valueOf(setup.options().parallelism())));
        run.addAll(from);
        run.addAll(by.options());
        List<String> arguments = new ArrayList<>(files.write(mode, into, instance));
        arguments.addAll(by.arguments());
        return flink.runJob(run, by.jar(), arguments.toArray(String[]::new));
    }

    /** A job that failed and restarted meanwhile was not measured. */
    private void requireUndisturbed(String job) {
        rest.failures(job)
                // a TaskManager that lets go of a job that has just ended
                .filter(failures -> !failures.contains("FlinkExpectedException"))
                .ifPresent(
                        failures -> {
                            throw new IllegalStateException("the job failed: " + failures);
                        });
    }

    /** Of many tables it looks at some only: TiDB takes its time to tell what columns there are. */
    private void requireEqual() throws SQLException {
        try (Connection left = setup.source().connect();
                Connection right = setup.target().connect()) {
            int step = tables.count() > MOST_COMPARED ? tables.count() / MOST_COMPARED : 1;
            for (int table = 0; table < tables.count(); table += step) {
                String name = "." + SysbenchTables.name(table);
                Differences differences =
                        TableDiff.compare(left, schema + name, right, into + name);
                if (!differences.isEmpty()) {
                    throw new IllegalStateException(into + name + " differs: " + differences);
                }
            }
        }
    }
}
