package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.MigrationJob;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TcpProxy;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table without a key, written beyond the last checkpoint from one server and replayed from
 * another one: no row is lost or doubled.
 */
@ExtendWith(TestServers.class)
class KeylessSwitchIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path directory;

    private MigrationPlan plan(TestSchema schema, TcpProxy proxy, TestServer target) {
        TestServer server = schema.server();
        ConnectionPlan own = Plans.connection(server, server.user(), server.password());
        ConnectionPlan through =
                new ConnectionPlan(proxy.host(), proxy.port(), own.user(), own.password());
        MigrationPlan plan = Plans.of(schema).byGtid().account(through).plan();
        return new MigrationPlan(
                "keyless_switch_it",
                plan.mode(),
                schema.name() + "_meta",
                "",
                new TargetPlan(
                        Plans.connection(target, target.user(), target.password()), Map.of()),
                plan.sources());
    }

    private JobClient start(MigrationPlan plan, String from) throws Exception {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
        if (from != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(1);
        return MigrationJob.submit(env, plan);
    }

    private String newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow()
                    .getParent()
                    .toUri()
                    .toString();
        }
    }

    private static List<String> rows(TestServer server, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT CONCAT_WS(',', a, b, COUNT(*)) FROM "
                                        + table
                                        + " GROUP BY a, b ORDER BY a, b")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** Some rows twice, some changed, some deleted, several in a transaction. */
    private static void write(TestSchema schema, Random random, int transactions)
            throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                int a = random.nextInt(40);
                statement.execute("INSERT INTO log VALUES (%d, 1), (%d, 1)".formatted(a, a));
                statement.execute("UPDATE log SET b = b + 1 WHERE a = %d LIMIT 1".formatted(a));
                statement.execute("INSERT INTO log VALUES (%d, 0)".formatted(random.nextInt(40)));
                statement.execute("DELETE FROM log WHERE a = %d LIMIT 1".formatted((a + 7) % 40));
                connection.commit();
            }
        }
    }

    @Test
    void isNeitherLostNorDoubled(
            @Server(value = ServerKind.MYSQL_80, name = "switch 1") TestServer primary,
            @Server(value = ServerKind.MYSQL_80, name = "switch 2") TestServer replica,
            @Server(ServerKind.MYSQL_80) TestServer target)
            throws Exception {
        isNeitherLostNorDoubledOn(primary, replica, target);
    }

    @Test
    @EnabledIfSystemProperty(named = "switch.servers", matches = "all")
    void isNeitherLostNorDoubledOnMySql9(
            @Server(value = ServerKind.MYSQL_9, name = "switch 1") TestServer primary,
            @Server(value = ServerKind.MYSQL_9, name = "switch 2") TestServer replica,
            @Server(ServerKind.MYSQL_80) TestServer target)
            throws Exception {
        isNeitherLostNorDoubledOn(primary, replica, target);
    }

    @Test
    @EnabledIfSystemProperty(named = "switch.servers", matches = "all")
    void isNeitherLostNorDoubledOnMariaDb118(
            @Server(
                            value = ServerKind.MARIADB_118,
                            name = "switch 1",
                            options = "--log-slave-updates")
                    TestServer primary,
            @Server(
                            value = ServerKind.MARIADB_118,
                            name = "switch 2",
                            options = "--log-slave-updates")
                    TestServer replica,
            @Server(ServerKind.MYSQL_80) TestServer target)
            throws Exception {
        isNeitherLostNorDoubledOn(primary, replica, target);
    }

    private void isNeitherLostNorDoubledOn(
            TestServer primary, TestServer replica, TestServer target) throws Exception {
        long seed = System.nanoTime();
        System.out.println("KeylessSwitchIT with seed " + seed);
        Random random = new Random(seed);
        ReplicaPair pair = new ReplicaPair(primary, replica).follow();
        try (TestSchema schema = TestSchema.create(primary, "keyless_it");
                TcpProxy proxy = TcpProxy.to(primary)) {
            String log = schema.table("log");
            schema.execute("CREATE TABLE log (a INT, b INT)", "INSERT INTO log VALUES (1, 1)");
            MigrationPlan plan = plan(schema, proxy, target);
            JobClient first = start(plan, null);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> rows(target, log).size() == 1);
            write(schema, random, 200);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rows(target, log).equals(rows(primary, log)));
            String checkpoint = newestCheckpoint();
            write(schema, random, 300);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rows(target, log).equals(rows(primary, log)));
            first.cancel().get(30, TimeUnit.SECONDS);
            write(schema, random, 100);
            pair.promote();
            proxy.leadTo(replica);
            replica.execute("INSERT INTO " + log + " VALUES (99, 1), (99, 1)");

            JobClient second = start(plan, retained(checkpoint));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rows(target, log).equals(rows(replica, log)));
            assertThat(rows(target, log)).contains("99,1,2");
            second.cancel().get(30, TimeUnit.SECONDS);
        } finally {
            pair.followAgain();
            for (String left : leftOn(target)) {
                target.execute("DROP DATABASE `" + left + "`");
            }
        }
    }

    private static List<String> leftOn(TestServer target) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SHOW DATABASES LIKE 'keyless\\_it%'")) {
            while (found.next()) {
                schemas.add(found.getString(1));
            }
        }
        return schemas;
    }

    /** An older checkpoint may be gone by then; the newest one is still before the last rows. */
    private String retained(String checkpoint) throws IOException {
        return Files.exists(Path.of(java.net.URI.create(checkpoint)))
                ? checkpoint
                : newestCheckpoint();
    }
}
