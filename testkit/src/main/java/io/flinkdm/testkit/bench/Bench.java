package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.ProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures, in one run and on the same data, what the servers give at best and what the job
 * reaches. Started by {@code testkit/bench}. One thread, besides those of the measured work.
 */
public final class Bench {

    private final Setup setup;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Bench(Setup setup, FlinkCluster flink, RunFolder folder) throws Exception {
        this.setup = setup;
        Path jar = ProjectFolder.find().resolve("job/target/migration.jar");
        JobRuns job = new JobRuns(flink, jar, folder.path(), setup, Setup.SCHEMA);
        JobRuns changes = new JobRuns(flink, jar, folder.path(), setup, BinlogPart.SCHEMA);
        JobRuns following = new JobRuns(flink, jar, folder.path(), setup, FollowPart.SCHEMA);
        List<String> wanted = setup.options().parts();
        Map<String, Part> all = new LinkedHashMap<>();
        all.put("rows", new RowsPart(setup, job));
        all.put("load", LoadPart.besideItsPeer(setup, job));
        all.put("load-alone", LoadPart.alone(setup, job));
        all.put("catch-up", new CatchUpPart(setup, job));
        all.put("binlog", new BinlogPart(setup, changes));
        all.put("follow", new FollowPart(setup, following));
        all.keySet().retainAll(wanted);
        parts.putAll(all);
    }

    public static void main(String[] args) throws Exception {
        BenchOptions options = BenchOptions.parse(args);
        Map<String, String> settings =
                Map.of(
                        "taskmanager.memory.process.size",
                        options.taskManagerMemory(),
                        // each look costs the TaskManager some milliseconds, and much compiling
                        "metrics.fetcher.update-interval",
                        "1000");
        try (RunFolder folder = RunFolder.create("bench");
                TestServer source = Servers.start(ServerKind.MYSQL_80, Bench::say);
                TestServer target = Servers.start(ServerKind.TIDB, Bench::say);
                FlinkCluster flink = FlinkCluster.start(1, options.parallelism(), settings)) {
            // it would count the rows of one measurement while the next one runs
            target.execute("SET GLOBAL tidb_enable_auto_analyze = OFF");
            SysbenchTables tables = new SysbenchTables(options.rows());
            SysbenchTables.create(source, Setup.SCHEMA);
            say(String.format("filling the source with %,d rows", options.rows()));
            new BulkInsert(source, Setup.SCHEMA, tables).run();
            Processes processes = processes(source, target, flink);
            Setup setup = new Setup(options, tables, source, target, processes);
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
        pids.put("target", target.pid());
        pids.put("source", source.pid());
        pids.put("client", ProcessHandle.current().pid());
        return new Processes(pids);
    }

    private void run() throws Exception {
        for (Map.Entry<String, Part> part : parts.entrySet()) {
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
        System.out.printf("%-40s %11s   %s%n", "", "rows/s", "runs (the median counts)");
        some.stream().flatMap(part -> part.lines().stream()).forEach(System.out::println);
    }

    private static void say(String line) {
        System.out.println("[bench] " + line);
    }
}
