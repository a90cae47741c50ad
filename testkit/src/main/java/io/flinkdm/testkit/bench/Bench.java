package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Measures, in one run and on the same data, what the servers give at best and what the job
 * reaches. Started by {@code testkit/bench}. One thread, besides those of the measured work.
 */
public final class Bench {

    private static final String SCHEMA = "bench";
    private static final String LIMIT = "bench_limit";

    private final BenchOptions options;
    private final SysbenchTables tables;
    private final TestServer source;
    private final TestServer target;
    private final JobRuns job;

    private final Measurement select = new Measurement("JDBC streaming SELECT");
    private final Measurement binlog = new Measurement("binlog client alone");
    private final Measurement bulk = new Measurement("multi-row INSERT, 8 connections");
    private final Measurement rowByRow = new Measurement("statement a row, 16 connections");
    private final Measurement rowsAlone = new Measurement("job: source alone, rows");
    private final Measurement binlogAlone = new Measurement("job: source alone, binlog");
    private final Measurement fullLoad =
            new Measurement("job: full load, until all rows are there");
    private final Measurement fullEnd = new Measurement("job: full load, until the job has ended");
    private final Measurement catchUp = new Measurement("job: catch-up of oltp_write_only");

    private Bench(
            BenchOptions options,
            SysbenchTables tables,
            TestServer source,
            TestServer target,
            JobRuns job) {
        this.options = options;
        this.tables = tables;
        this.source = source;
        this.target = target;
        this.job = job;
    }

    public static void main(String[] args) throws Exception {
        BenchOptions options = BenchOptions.parse(args);
        Map<String, String> settings =
                Map.of(
                        "taskmanager.memory.process.size",
                        options.taskManagerMemory(),
                        "metrics.fetcher.update-interval",
                        "500");
        try (RunFolder folder = RunFolder.create("bench");
                TestServer source = Servers.start(ServerKind.MYSQL_80, Bench::say);
                TestServer target = Servers.start(ServerKind.TIDB, Bench::say);
                FlinkCluster flink = FlinkCluster.start(1, options.parallelism(), settings)) {
            SysbenchTables tables = new SysbenchTables(options.rows());
            SysbenchTables.create(source, SCHEMA);
            say(String.format("filling the source with %,d rows", options.rows()));
            new BulkInsert(source, SCHEMA, tables).run();
            Path jar = ProjectFolder.find().resolve("job/target/migration.jar");
            JobRuns job = new JobRuns(flink, jar, folder.path(), source, target, SCHEMA, options);
            new Bench(options, tables, source, target, job).run();
            say(
                    String.format(
                            "TaskManager of %s held %,d MB at most",
                            options.taskManagerMemory(),
                            Machine.peakMegabytes(flink.taskManagerPid(0))));
        }
    }

    private void run() throws Exception {
        for (int run = 1; run <= options.runs(); run++) {
            say("full load and its limits, run " + run + " of " + options.runs());
            measureLoad();
        }
        String savepoint = job.loadAndPause();
        RawReaders.Position before = new RawReaders(source).end();
        for (int run = 1; run <= options.runs(); run++) {
            say("catch-up and its limits, run " + run + " of " + options.runs());
            savepoint = measureCatchUp(savepoint, run);
        }
        measureBinlogAlone(before);
        print();
    }

    private void measureLoad() throws Exception {
        RawReaders.Outcome read = new RawReaders(source).select(SCHEMA);
        select.add(read.rows(), read.nanos());
        SysbenchTables.create(target, LIMIT);
        bulk.add(tables.rows(), new BulkInsert(target, LIMIT, tables).run());
        target.execute("DROP DATABASE " + LIMIT);
        rowsAlone.add(tables.rows(), job.readRows(tables));
        JobRuns.FullLoad load = job.fullLoad(tables);
        fullLoad.add(tables.rows(), load.untilRowsNanos());
        fullEnd.add(tables.rows(), load.untilEndNanos());
    }

    private String measureCatchUp(String savepoint, int run) throws Exception {
        SysbenchTables.create(target, LIMIT);
        new BulkInsert(target, LIMIT, tables).run();
        rowByRow.add(
                options.events(),
                WriteOnly.rowByRow(target, LIMIT, tables, options.events()).seeded(run).run());
        target.execute("DROP DATABASE " + LIMIT);
        RawReaders reader = new RawReaders(source);
        RawReaders.Position from = reader.end();
        JobRuns.CatchUp caught =
                job.catchUp(
                        savepoint,
                        WriteOnly.onSource(source, SCHEMA, tables, options.events()).seeded(run));
        RawReaders.Outcome read = reader.binlog(from, reader.end());
        binlog.add(read.rows(), read.nanos());
        catchUp.add(read.rows(), caught.nanos());
        return caught.savepoint();
    }

    /** Over the changes of all catch-ups: one of them is over before Flink tells a number. */
    private void measureBinlogAlone(RawReaders.Position from) throws Exception {
        RawReaders reader = new RawReaders(source);
        RawReaders.Outcome read = reader.binlog(from, reader.end());
        for (int run = 1; run <= options.runs(); run++) {
            binlogAlone.add(read.rows(), job.readBinlog(from, read.rows()));
        }
    }

    private void print() throws Exception {
        System.out.println();
        System.out.println(Machine.description());
        System.out.println(source.display() + ", " + target.display() + ", " + options);
        System.out.printf(
                "%-44s %11s   %-34s %s%n", "", "rows/s", "runs (the median counts)", "ratio");
        List.of(
                        select.line(null),
                        binlog.line(null),
                        bulk.line(null),
                        rowByRow.line(null),
                        rowsAlone.line(select),
                        binlogAlone.line(binlog),
                        fullLoad.line(bulk),
                        fullEnd.line(bulk),
                        catchUp.line(rowByRow))
                .forEach(System.out::println);
    }

    private static void say(String line) {
        System.out.println("[bench] " + line);
    }
}
