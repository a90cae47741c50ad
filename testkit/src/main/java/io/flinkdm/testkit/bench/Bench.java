package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import io.flinkdm.testkit.bench.workload.Workload;
import io.flinkdm.testkit.flink.FlinkConfiguration;
import io.flinkdm.testkit.process.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures, in one run and on the same data, what the servers give at best and what the job
 * reaches. Started by {@code testkit/bench}. One thread, besides those of the measured work.
 */
public final class Bench {

    /** More would not make changes dearer, but longer to prepare. */
    private static final int ROWS_TO_CHANGE = 200_000;

    private static final int MANY_TABLES = 1_000;

    private final Setup setup;
    private final FlinkCluster flink;
    private final RunFolder folder;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Bench(Setup setup, FlinkCluster flink, RunFolder folder) throws Exception {
        this.setup = setup;
        this.flink = flink;
        this.folder = folder;
        BenchOptions options = setup.options();
        int events = options.events();
        int few = Math.min(options.rows(), ROWS_TO_CHANGE);
        JobRuns load = job("bench", SysbenchTables.four(options.rows()));
        JobRuns changes = job("bench_changes", SysbenchTables.four(few));
        parts.put("rows", new RowsPart(setup, load, readByCdc("bench", load.tables())));
        parts.put("load", LoadPart.besideItsPeer(setup, load));
        parts.put("load-alone", LoadPart.alone(setup, load));
        parts.put("updates", new ChangesPart(setup, changes, Workload.UPDATES, events));
        parts.put("write-only", new ChangesPart(setup, changes, Workload.WRITE_ONLY, events));
        parts.put("hot", new ChangesPart(setup, changes, Workload.HOT_UPDATES, 3 * events));
        parts.put("bulk", new BulkPart(setup, job("bench_bulk", SysbenchTables.four(events / 2))));
        JobRuns many = job("bench_many", SysbenchTables.skewed(MANY_TABLES, few));
        parts.put("tables", new ManyTablesPart(setup, changes, many));
        parts.put("ddl", new DdlPart(setup, job("bench_ddl", SysbenchTables.four(few))));
        SysbenchTables read = SysbenchTables.four(options.rows());
        parts.put(
                "binlog",
                new BinlogPart(
                        setup, job(BinlogPart.SCHEMA, read), readByCdc(BinlogPart.SCHEMA, read)));
        SysbenchTables followed = SysbenchTables.four(LagPart.ROWS);
        parts.put("lag", new LagPart(setup, job(LagPart.SCHEMA, followed)));
        parts.keySet().retainAll(options.parts());
    }

    /**
     * @param schema of the source
     */
    private JobRuns job(String schema, SysbenchTables tables) throws Exception {
        return job(ReadBy.own(), schema, tables);
    }

    private JobRuns readByCdc(String schema, SysbenchTables tables) throws Exception {
        return job(ReadBy.flinkCdc(), schema, tables);
    }

    private JobRuns job(ReadBy by, String schema, SysbenchTables tables) {
        return new JobRuns(flink, by, new TaskFiles(folder.path(), setup, schema), tables);
    }

    public static void main(String[] args) throws Exception {
        BenchOptions options = BenchOptions.parse(args);
        Map<String, String> settings =
                Map.of(
                        "taskmanager.memory.process.size",
                        options.taskManagerMemory(),
                        // each look costs the TaskManager some milliseconds, and much compiling
                        "metrics.fetcher.update-interval",
                        "1000",
                        // the JVM as a user has it
                        FlinkConfiguration.JAVA_OPTIONS_KEY,
                        "",
                        // as the documentation advises
                        "env.java.opts.jobmanager",
                        "-XX:TieredStopAtLevel=1");
        try (RunFolder folder = RunFolder.create("bench");
                TestServer source = Servers.start(ServerKind.MYSQL_80, Bench::say);
                TestServer target = Servers.start(ServerKind.TIDB, Bench::say);
                FlinkCluster flink = FlinkCluster.start(1, options.parallelism(), settings)) {
            AutoAnalyze.end(target);
            Processes processes = processes(source, target, flink);
            Setup setup = new Setup(options, source, target, processes);
            new Bench(setup, flink, folder).run();
            say(
                    String.format(
                            "TaskManager of %s held %,d MB at most",
                            options.taskManagerMemory(),
                            Machine.peakMegabytes(flink.taskManagerPid(0))));
        }
    }

    private static Processes processes(TestServer source, TestServer target, FlinkCluster flink) {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("TaskManager", flink.taskManagerPid(0));
        pids.put("JobManager", flink.jobManagerPid());
        pids.put("target", target.pid());
        pids.put("source", source.pid());
        pids.put("client", ProcessHandle.current().pid());
        return new Processes(pids);
    }

    private void run() throws Exception {
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            say(part.getKey() + ", preparing");
            part.getValue().prepare();
            for (int run = 1; run <= setup.options().runs(); run++) {
                say(part.getKey() + ", run " + run + " of " + setup.options().runs());
                part.getValue().run(run);
            }
            print(List.of(part.getValue()));
        }
        if (parts.size() > 1) {
            print(new ArrayList<>(parts.values()));
        }
    }

    private void print(List<Part> some) throws Exception {
        System.out.println();
        System.out.println(Machine.description());
        System.out.println(
                setup.source().display()
                        + ", "
                        + setup.target().display()
                        + ", "
                        + setup.options());
        System.out.println(Measurement.header());
        some.stream().flatMap(part -> part.lines().stream()).forEach(System.out::println);
    }

    private static void say(String line) {
        System.out.println("[bench] " + line);
    }
}
