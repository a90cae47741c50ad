package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many statements in a row take no longer than twice the time they take by hand. */
@ExtendWith(TestServers.class)
class DdlSpeedIT {

    private static final int TABLES = Integer.getInteger("ddl.tables", 100);

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    /** A figure of a machine that does something else at the same time tells nothing. */
    @Test
    @EnabledIfSystemProperty(
            named = "ddl.tables",
            matches = "[0-9]+",
            disabledReason = "measures: -Dddl.tables=1000 or -Plong, on an idle machine")
    void createsManyTablesInARow() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "speed");
                TargetSchemas target = new TargetSchemas(tidb, schema.name());
                TestSchema byHand = TestSchema.create(tidb, "speed")) {
            schema.execute("CREATE TABLE t0 (id INT PRIMARY KEY)");
            TaskFiles files =
                    TaskFiles.of(folder, schema.name(), "all", tidb)
                            .source("mysql-01", mysql, "    block-allow-list: one\n")
                            .add(
                                    "block-allow-list:\n  one:\n    do-dbs: ["
                                            + schema.name()
                                            + "]\n");
            try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
                Tables.awaitEqual(mysql, schema.name() + ".t0", tidb, schema.name() + ".t0");
                schema.execute("INSERT INTO t0 VALUES (1)");
                Tables.awaitEqual(mysql, schema.name() + ".t0", tidb, schema.name() + ".t0");

                long hand = nanosOf(() -> byHand.execute(statements()));
                long job = nanosOf(() -> carryOver(schema));
                System.out.printf(
                        "[ddl] %d CREATE TABLE: by hand %d ms, by the task %d ms, %.2f%n",
                        TABLES, hand / 1_000_000, job / 1_000_000, (double) hand / job);

                task.assertRuns();
                assertThat((double) hand / job).isGreaterThanOrEqualTo(0.5);
            }
        }
    }

    private static String[] statements() {
        return IntStream.rangeClosed(1, TABLES)
                .mapToObj(
                        i ->
                                "CREATE TABLE IF NOT EXISTS t%d (id INT PRIMARY KEY, v VARCHAR(20), KEY by_v (v))"
                                        .formatted(i))
                .toArray(String[]::new);
    }

    private static void carryOver(TestSchema schema) throws SQLException {
        schema.execute(statements());
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> tables(schema.name()) == TABLES + 1);
    }

    private static int tables(String schema) throws SQLException {
        return Tables.texts(tidb, "SHOW TABLES IN `" + schema + "`").size();
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static long nanosOf(Step step) throws SQLException {
        long before = System.nanoTime();
        step.run();
        return System.nanoTime() - before;
    }
}
