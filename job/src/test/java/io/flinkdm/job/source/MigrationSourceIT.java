package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The source on a mini cluster against MySQL 8.0, into models that refuse what does not fit. */
@ExtendWith(TestServers.class)
class MigrationSourceIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @TempDir static Path directory;

    private TestSchema schema;
    private TableId table;

    @BeforeEach
    void createSchema() throws SQLException {
        schema = TestSchema.create(mysql, "source_it");
        table = new TableId(schema.name(), "t");
        schema.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT, note VARCHAR(20))");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        mysql.execute("DROP DATABASE IF EXISTS `" + schema.name() + "_meta`");
        schema.close();
    }

    private void insertRows(int rows) throws SQLException {
        schema.execute(
                "CREATE TABLE digits (d INT PRIMARY KEY)",
                "INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "INSERT INTO t SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d + 1,"
                        + " a.d, 'first' FROM digits a, digits b, digits c, digits d, digits e"
                        + " ORDER BY 1 LIMIT "
                        + rows,
                "ANALYZE TABLE t",
                "DROP TABLE digits");
    }

    private void awaitEqual(MigrationPlan plan, SourceRun run) throws SQLException {
        Map<Object, Row> expected = TableRows.of(plan.sources().get(0), table);
        run.until(
                () ->
                        run.models().size(table) == expected.size()
                                && run.models().rows(table).equals(expected));
        assertThat(run.models().conflicts()).isEmpty();
    }

    @Test
    void rowsAndChangesUnderLoadAddUp() throws Exception {
        insertRows(100_000);
        MigrationPlan plan = Plans.of(schema).plan();
        try (SourceRun run = new SourceRun(plan);
                RandomWrites writes = new RandomWrites(schema, 1).start()) {
            run.start(3);
            run.until(() -> run.models().events() > 110_000);
            writes.stop();
            awaitEqual(plan, run);
        }
    }

    @Test
    void aSavepointResumesOnAnotherParallelism() throws Exception {
        insertRows(100_000);
        MigrationPlan plan = Plans.of(schema).byGtid().chunkRows(2_000).plan();
        try (SourceRun run = new SourceRun(plan);
                RandomWrites writes = new RandomWrites(schema, 2).start()) {
            run.start(1);
            run.until(() -> run.models().events() > 5_000);
            String loading = run.stop(directory.toUri().toString());
            run.start(3, loading);
            run.until(() -> run.models().events() > 120_000);
            String following = run.stop(directory.toUri().toString());
            run.start(2, following);
            writes.stop();
            awaitEqual(plan, run);
        }
    }

    @Test
    void aKilledServerIsReadOnWithoutARestart() throws Exception {
        insertRows(1_000);
        MigrationPlan plan = Plans.of(schema).plan();
        try (SourceRun run = new SourceRun(plan);
                RandomWrites writes = new RandomWrites(schema, 3).start()) {
            run.start(1);
            run.until(() -> run.models().events() > 3_000);
            mysql.kill();
            mysql.restart();
            long before = run.models().events();
            run.until(() -> run.models().events() > before + 1_000);
            writes.stop();
            awaitEqual(plan, run);
        }
    }

    @Test
    void fullModeEndsWithOneMoment() throws Exception {
        insertRows(50_000);
        schema.execute("UPDATE t SET v = 100");
        MigrationPlan plan = Plans.of(schema).mode(TaskMode.FULL).plan();
        try (SourceRun run = new SourceRun(plan);
                Transfers transfers = new Transfers(schema, 50_000, 4).start()) {
            run.start(2).await(Duration.ofSeconds(90));
            transfers.stop();
            long sum =
                    run.models().rows(table).values().stream()
                            .mapToLong(row -> (Long) row.value(1))
                            .sum();
            assertThat(sum).isEqualTo(50_000 * 100L);
        }
    }

    @Test
    void aTableWithoutAKeyIsReadOnce() throws Exception {
        schema.execute("CREATE TABLE keyless (id INT, v INT)", "INSERT INTO keyless VALUES (1, 1)");
        MigrationPlan plan = Plans.of(schema).plan();
        TableId keyless = new TableId(schema.name(), "keyless");
        try (SourceRun run = new SourceRun(plan).start(2)) {
            run.until(() -> run.models().size(keyless) == 1);
            schema.execute("INSERT INTO keyless VALUES (2, 2)");
            run.until(() -> run.models().size(keyless) == 2);
            assertThat(run.models().conflicts()).isEmpty();
        }
    }

    @Test
    void aStatementThatMayConcernATableIsPassedOn() throws Exception {
        MigrationPlan plan = Plans.of(schema).mode(TaskMode.INCREMENTAL).plan();
        try (SourceRun run = new SourceRun(plan).start(1)) {
            run.until(
                    () -> {
                        schema.execute("REPLACE INTO t VALUES (1, RAND() * 1000000, '')");
                        return run.models().size(table) == 1;
                    });
            schema.execute("CREATE USER IF NOT EXISTS nobody", "ALTER TABLE t ADD c INT");
            run.until(() -> !run.models().statements().isEmpty());
            assertThat(run.models().statements()).containsExactly("ALTER TABLE t ADD c INT");
        }
    }
}
