package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.testkit.BankTransfers;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.WriteLoad;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code flink run -d migration.jar} on a real cluster, under load. */
@ExtendWith(TestServers.class)
class ClusterIT {

    private static final Path JAR = Path.of("target", "migration.jar").toAbsolutePath();
    private static final int ROWS = Integer.getInteger("flinkdm.it.rows", 60_000);
    private static final int ACCOUNTS = 20_000;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(value = ServerKind.MYSQL_80, name = "second")
    static TestServer second;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    static FlinkCluster flink;

    @TempDir Path folder;

    @BeforeAll
    static void startFlink() throws Exception {
        assertThat(JAR).as("the jar that `package` builds").exists();
        flink = FlinkCluster.start(2, 1);
    }

    @AfterAll
    static void stopFlink() {
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void loadsAndFollowsUnderTraffic() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "big");
                TargetSchemas target = new TargetSchemas(tidb, schema.name())) {
            BigTables.create(schema, ROWS);
            String job = run(task("all", schema));
            try (WriteLoad load = WriteLoad.start(mysql, names(schema), 2_000, seed())) {
                target.awaitRows(schema.name(), BigTables.NAMES, ROWS);
                Tables.awaitTransactions(load, 10_000);
                System.out.printf(
                        "seed %d, %,d transactions, %,.0f a second of 2,000%n",
                        load.seed(), load.transactions(), load.transactionsPerSecond());
                load.stop();
            }
            for (String table : BigTables.NAMES) {
                String name = schema.name() + "." + table;
                Tables.awaitEqual(mysql, name, tidb, name);
            }
            assertThat(flink.jobState(job)).contains("RUNNING");
            flink.cancel(job);
        }
    }

    @Test
    void bringsTwoSourcesUnderTrafficTogether() throws Exception {
        try (TestSchema left = TestSchema.create(mysql, "left");
                TestSchema right = TestSchema.create(second, "right");
                TargetSchemas target = new TargetSchemas(tidb, left.name() + "_all")) {
            BigTables.create(left, ROWS / 10);
            BigTables.create(right, ROWS / 10);
            String job = run(twoSources(left, right));
            try (WriteLoad ofLeft = WriteLoad.start(mysql, names(left), 300, seed());
                    WriteLoad ofRight = WriteLoad.start(second, names(right), 300, seed())) {
                target.awaitRows(left.name() + "_all", List.of("l_people", "r_people"), ROWS / 10);
                Tables.awaitTransactions(ofLeft, 3_000);
                Tables.awaitTransactions(ofRight, 3_000);
            }
            for (String table : BigTables.NAMES) {
                String copy = left.name() + "_all.";
                Tables.awaitEqual(mysql, left.name() + "." + table, tidb, copy + "l_" + table);
                Tables.awaitEqual(second, right.name() + "." + table, tidb, copy + "r_" + table);
            }
            flink.cancel(job);
        }
    }

    @Test
    void takesAFullCopyOfOneMoment() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "bank");
                TargetSchemas target = new TargetSchemas(tidb, schema.name())) {
            BankTransfers.create(schema, ACCOUNTS);
            try (BankTransfers transfers = BankTransfers.start(schema, ACCOUNTS, 500, seed())) {
                String job = run(task("full", schema));
                flink.awaitJobState(job, "FINISHED");
                assertThat(transfers.transfers()).isPositive();
            }
            try (Connection connection = target.connect()) {
                assertThat(BankTransfers.sum(connection, schema.name()))
                        .isEqualTo(BankTransfers.sum(ACCOUNTS));
            }
        }
    }

    @Test
    void listsAllProblemsOfATask() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "bad")) {
            TaskFiles files = task("sometimes", schema).add("nonsense: 1\n");
            assertThatThrownBy(() -> run(files))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("2 problems")
                    .hasMessageContaining("sometimes")
                    .hasMessageContaining("nonsense");
        }
    }

    private TaskFiles task(String mode, TestSchema schema) throws Exception {
        return TaskFiles.of(folder, schema.name(), mode, tidb)
                .source("mysql-01", mysql, "    block-allow-list: one\n")
                .add("block-allow-list:\n  one:\n    do-dbs: [" + schema.name() + "]\n");
    }

    private TaskFiles twoSources(TestSchema left, TestSchema right) throws Exception {
        TaskFiles files = TaskFiles.of(folder, left.name(), "all", tidb);
        files.add("block-allow-list:\n");
        files.add("  left:\n    do-dbs: [" + left.name() + "]\n");
        files.add("  right:\n    do-dbs: [" + right.name() + "]\n");
        files.add("routes:\n");
        BigTables.NAMES.forEach(table -> files.add(route("l_", left, table, left)));
        BigTables.NAMES.forEach(table -> files.add(route("r_", right, table, left)));
        return files.source("mysql-01", mysql, instance("left", "l_"))
                .source("mysql-02", second, instance("right", "r_"));
    }

    private static String instance(String allow, String prefix) {
        List<String> rules = BigTables.NAMES.stream().map(table -> prefix + table).toList();
        return "    block-allow-list: " + allow + "\n    route-rules: " + rules + "\n";
    }

    private static String route(String prefix, TestSchema from, String table, TestSchema to) {
        return """
                  %1$s%2$s:
                    schema-pattern: %3$s
                    table-pattern: %2$s
                    target-schema: %4$s_all
                    target-table: %1$s%2$s
                """
                .formatted(prefix, table, from.name(), to.name());
    }

    private static String run(TaskFiles files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--task", files.task().toString()));
        for (Path source : files.sources()) {
            arguments.addAll(List.of("--source", source.toString()));
        }
        return flink.runJob(List.of("-p", "2"), JAR, arguments.toArray(String[]::new));
    }

    private static List<String> names(TestSchema schema) {
        return BigTables.NAMES.stream().map(table -> schema.name() + "." + table).toList();
    }

    private static long seed() {
        return Long.getLong("flinkdm.it.seed", System.nanoTime());
    }
}
