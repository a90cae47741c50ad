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

/** The job on a real cluster, measured from outside. One thread. */
final class JobRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String MARKS = "marks";
    private static final String SOURCE_ONLY = "io.flinkdm.job.SourceOnlyJob";
    private static final String ROWS_READ = "Source__source_bench.rowsRead";

    private final FlinkCluster flink;
    private final ClusterRest rest;
    private final Path jar;
    private final Path folder;
    private final TestServer source;
    private final TestServer target;
    private final String schema;
    private final BenchOptions options;
    private int marks;

    JobRuns(
            FlinkCluster flink,
            Path jar,
            Path folder,
            TestServer source,
            TestServer target,
            String schema,
            BenchOptions options)
            throws SQLException {
        this.flink = flink;
        this.rest = new ClusterRest(flink.rest());
        this.jar = jar;
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.schema = schema;
        this.options = options;
        source.execute("CREATE TABLE " + schema + "." + MARKS + " (id INT PRIMARY KEY)");
    }

    /** The times of a full load, from the moment Flink calls the job running. */
    record FullLoad(long untilRowsNanos, long untilEndNanos) {}

    /** Loads everything into an empty target, by a task that ends then. */
    FullLoad fullLoad(SysbenchTables tables) throws Exception {
        dropTarget();
        String job = start("full", List.of());
        Waiting.until(
                () -> rest.recordsInto(job, "TiDB writers") >= tables.rows(),
                PATIENCE,
                () -> "not loaded, job is " + rest.jobState(job));
        Waiting.until(() -> copiedRows() >= tables.rows(), PATIENCE, () -> "rows are missing");
        long loaded = System.currentTimeMillis();
        flink.awaitJobState(job, "FINISHED");
        requireUndisturbed(job);
        long running = rest.timestamp(job, "RUNNING");
        requireEqual();
        return new FullLoad(
                Duration.ofMillis(loaded - running).toNanos(),
                Duration.ofMillis(rest.timestamp(job, "FINISHED") - running).toNanos());
    }

    /** The time to read every row and write none, from the moment Flink calls the job running. */
    long readRows(SysbenchTables tables) throws Exception {
        dropTarget();
        String job = start("full", List.of("-c", SOURCE_ONLY));
        long nanos = awaitRead(job, tables.rows());
        flink.awaitJobState(job, "FINISHED");
        return nanos;
    }

    /** The time to read the row events behind a place and write none. */
    long readBinlog(RawReaders.Position from, long events) throws Exception {
        target.execute("DROP DATABASE IF EXISTS " + schema + "_meta");
        String meta =
                "    meta: {binlog-name: %s, binlog-pos: %d}%n"
                        .formatted(from.file(), from.offset());
        String job = start("incremental", List.of("-c", SOURCE_ONLY), meta);
        long nanos = awaitRead(job, events);
        flink.cancel(job);
        return nanos;
    }

    private long awaitRead(String job, long rows) {
        Waiting.until(
                () -> rest.metric(job, "source bench", ROWS_READ) >= rows,
                PATIENCE,
                () -> "not read, job is " + rest.jobState(job));
        long read = System.currentTimeMillis();
        return Duration.ofMillis(read - rest.timestamp(job, "RUNNING")).toNanos();
    }

    /** Starts a task that loads and follows; returns its savepoint, taken when it has caught up. */
    String loadAndPause() throws Exception {
        dropTarget();
        String job = start("all", List.of());
        awaitMark(mark());
        return flink.stopWithSavepoint(job);
    }

    /** How a catch-up went. */
    record CatchUp(long nanos, String savepoint) {}

    /** Runs the load while the task is paused, then measures from its first to its last row. */
    CatchUp catchUp(String savepoint, WriteOnly load) throws Exception {
        int first = mark();
        load.run();
        int last = mark();
        String job = start("all", List.of("-s", savepoint));
        awaitMark(first);
        long start = System.nanoTime();
        awaitMark(last);
        long nanos = System.nanoTime() - start;
        String next = flink.stopWithSavepoint(job);
        requireUndisturbed(job);
        requireEqual();
        return new CatchUp(nanos, next);
    }

    private String start(String mode, List<String> from) throws IOException {
        return start(mode, from, "");
    }

    /**
     * @param instance more lines of the source's entry in the task file
     */
    private String start(String mode, List<String> from, String instance) throws IOException {
        List<String> run =
                new java.util.ArrayList<>(List.of("-p", String.valueOf(options.parallelism())));
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
                %s    syncer:
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
                        options.workers(),
                        options.batch(),
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

    private long copiedRows() {
        long rows = 0;
        for (int table = 0; table < SysbenchTables.TABLES; table++) {
            rows += number("SELECT COUNT(*) FROM " + schema + "." + SysbenchTables.name(table));
        }
        return rows;
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
