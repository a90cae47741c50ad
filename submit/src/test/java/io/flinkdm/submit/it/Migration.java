package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.cluster.JobState;
import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.submit.it.TaskOnDisk.Copy;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One schema on its way to a target: the schema, the task that copies it, and what tests ask of
 * both. Closing it cancels the task's job and drops what was made.
 */
final class Migration implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** What a task has by default. */
    private static final int LANES = 16;

    private final TestSchema source;
    private final TestServer target;
    private final Path folder;
    private Dm dm;
    private String rest;
    private TaskOnDisk task;

    private Migration(TestSchema source, TestServer target, Path folder, String rest) {
        this.source = source;
        this.target = target;
        this.folder = folder;
        at(rest);
    }

    /** Points the user's command at another cluster. */
    void at(String otherRest) {
        rest = otherRest;
        dm = new Dm(folder.resolve("home"), otherRest);
    }

    /** A schema with the given tables, and the files of a task that loads and follows it. */
    static Migration of(Path folder, TestServer from, TestServer to, String rest, String... sql)
            throws SQLException, IOException {
        TestSchema schema = TestSchema.create(from, "dm");
        Migration migration = new Migration(schema, to, folder, rest);
        schema.execute(sql);
        migration.write(migration.copy());
        return migration;
    }

    /** What the task copies unless a test changes it. */
    Copy copy() {
        return new Copy(
                source.name() + "-task",
                "all",
                source.name() + "_meta",
                source.name(),
                copySchema(),
                Account.root(source.server()),
                Account.root(target),
                true,
                LANES);
    }

    /** Replaces the task's files. */
    Migration write(Copy copy) throws IOException {
        task = TaskOnDisk.write(folder, copy);
        return this;
    }

    TestSchema source() {
        return source;
    }

    String copySchema() {
        return source.name() + "_copy";
    }

    TestServer target() {
        return target;
    }

    TaskOnDisk task() {
        return task;
    }

    String name() {
        return task.name();
    }

    Dm dm() {
        return dm;
    }

    /** The id of the task's running job. */
    String job() {
        return JobFinder.find(new FlinkRest(rest), name(), "").orElseThrow().id();
    }

    /** Whether the copy of a table has so many rows. */
    boolean hasCopies(String table, int rows) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM `" + copySchema() + "`." + table)) {
            return row.next() && row.getInt(1) == rows;
        } catch (SQLSyntaxErrorException notYetThere) {
            return false;
        }
    }

    /** The first value the target answers with. */
    String told(String sql) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Waits until everything written so far is durable on the target. */
    void awaitSynced() {
        await().atMost(PATIENCE).pollInterval(LOOK).until(this::isSynced);
    }

    private boolean isSynced() {
        return dm.isSynced(name());
    }

    void awaitStage(String stage) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .untilAsserted(
                        () ->
                                assertThat(dm.status(name()).path("stage").asText())
                                        .isEqualTo(stage));
    }

    /** Starts it, even where its sources fail at once or the cluster does not answer in time. */
    void start(String... more) {
        String[] words = Dm.startWords(task, more);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> dm.run(words).exit() == 0);
    }

    /**
     * Continues it when its job is gone with its JobManager: the one thing Flink does not mend by
     * itself without high availability.
     */
    void resume() {
        await().atMost(PATIENCE)
                .until(() -> dm.run("--strict-exit", "resume-task", name()).exit() != 1);
    }

    /** Every table of the source but these equals its copy, row by row. */
    void assertEqual(String... but) throws SQLException {
        List<String> compared = new ArrayList<>(tables());
        compared.removeAll(List.of(but));
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            for (String table : compared) {
                assertThat(
                                TableDiff.compare(
                                        left,
                                        source.name() + "." + table,
                                        right,
                                        copySchema() + "." + table))
                        .as(table)
                        .satisfies(
                                differences ->
                                        assertThat(differences.isEmpty())
                                                .as(differences.toString())
                                                .isTrue());
            }
        }
    }

    List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @Override
    public void close() throws SQLException {
        FlinkRest cluster = new FlinkRest(rest);
        JobFinder.find(cluster, name(), "").ifPresent(job -> cluster.cancel(job.id()));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                cluster.jobs().stream()
                                        .filter(job -> job.name().equals(name()))
                                        .allMatch(job -> isOver(job.state())));
        source.close();
        target.execute(
                "DROP DATABASE IF EXISTS `" + copySchema() + "`",
                "DROP DATABASE IF EXISTS `" + source.name() + "_meta`");
    }

    private static boolean isOver(JobState state) {
        return state.isTerminal();
    }
}
