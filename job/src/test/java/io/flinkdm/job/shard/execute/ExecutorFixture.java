package io.flinkdm.job.shard.execute;

import static org.awaitility.Awaitility.await;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.meta.DdlJournal;
import io.flinkdm.job.shard.execute.DdlOutcome.Kind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The executor on a real target; attempts of the job come one after the other. */
final class ExecutorFixture implements AutoCloseable {

    static final long SECONDS = 1_600_000_000;

    private final TestSchema schema;
    private final MigrationPlan plan;
    private int attempts;
    private int offset = 100;
    private DdlExecutor executor;

    ExecutorFixture(TestServer server, Map<String, String> session) throws SQLException {
        schema = TestSchema.create(server, "executor");
        ConnectionPlan target =
                new ConnectionPlan(server.host(), server.port(), "root", Secret.of(""));
        plan =
                new MigrationPlan(
                        "task",
                        TaskMode.ALL,
                        schema.name(),
                        "",
                        new TargetPlan(target, session),
                        List.of(source(target)));
        restart();
    }

    private static SourcePlan source(ConnectionPlan server) {
        return new SourcePlan(
                "mysql-01",
                server,
                null,
                0,
                false,
                false,
                null,
                BlockAllowRules.NONE,
                List.of(),
                new SnapshotPlan(4, 0, 16),
                new SyncPlan(4, 100, 1024, null));
    }

    TestSchema schema() {
        return schema;
    }

    DdlExecutor executor() {
        return executor;
    }

    DdlJournal journal() {
        return new DdlJournal(schema.name(), plan.task());
    }

    /** The next attempt; the one before is left as it is. */
    void restart() {
        executor = new DdlExecutor(plan, new Attempt("job", attempts++), "executor ");
    }

    /** A statement at a place of its own. */
    DdlOrder order(String... statements) {
        offset += 100;
        return again(statements);
    }

    /** Another one at the place of the one before. */
    DdlOrder again(String... statements) {
        return order(schema.name(), List.of(schema.name()), "", statements);
    }

    DdlOrder order(String half, List<String> schemas, String trouble, String... statements) {
        DdlChange change =
                new DdlChange(
                        "mysql-01",
                        schema.name(),
                        "ALTER TABLE t FROBNICATE",
                        Origin.binlog("mysql-bin.000001", offset, SECONDS * 1_000),
                        offset + 50,
                        new StatementSession(Set.of(), "+03:00", 250_000),
                        "",
                        0,
                        new StructuresBefore(
                                Map.of(
                                        new TableId(schema.name(), "t"),
                                        "CREATE TABLE `t` (`id` int NOT NULL, `a` int,"
                                                + " PRIMARY KEY (`id`))"),
                                Map.of(schema.name(), "utf8mb4_bin")));
        TableId table = new TableId(half, "t");
        return new DdlOrder(
                new RoutedDdl(
                        change, 0, half, List.of(table), List.of(statements), schemas, trouble),
                7);
    }

    /** What has come of it, once it is more than a pause. */
    DdlOutcome carryOut(DdlOrder order) {
        return await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> finished(executor.run(order, true)),
                        outcome -> outcome.kind() != Kind.NOT_YET);
    }

    static DdlOutcome finished(DdlRunner.Run run) {
        return await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(2))
                .until(run::outcome, outcome -> outcome != null);
    }

    String one(String sql) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        executor.close();
        schema.close();
    }
}
