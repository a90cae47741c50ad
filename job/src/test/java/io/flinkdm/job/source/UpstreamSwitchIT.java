package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TcpProxy;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.TableId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another server behind the source's address: gone on with by GTIDs, refused by position. */
@ExtendWith(TestServers.class)
class UpstreamSwitchIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir static Path directory;

    private static TestSchema schema(TestServer server) throws Exception {
        TestSchema schema = TestSchema.create(server, "switch_it");
        schema.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, v INT, note VARCHAR(20))",
                "INSERT INTO t VALUES (1, 1, 'first'), (2, 2, 'first'), (3, 3, 'first')");
        return schema;
    }

    private static Plans plans(TestSchema schema, TcpProxy proxy) {
        TestServer server = schema.server();
        ConnectionPlan own = Plans.connection(server, server.user(), server.password());
        return Plans.of(schema)
                .account(
                        new ConnectionPlan(proxy.host(), proxy.port(), own.user(), own.password()));
    }

    private static void goesOn(TestServer primary, TestServer second) throws Exception {
        ReplicaPair pair = new ReplicaPair(primary, second).follow();
        try (TestSchema schema = schema(primary);
                TcpProxy proxy = TcpProxy.to(primary)) {
            MigrationPlan plan = plans(schema, proxy).byGtid().plan();
            TableId table = new TableId(schema.name(), "t");
            try (SourceRun run = new SourceRun(plan).start(1)) {
                RandomWrites writes = new RandomWrites(schema, 7).start();
                run.until(() -> run.models().events() > 100);
                long before = run.models().events();
                run.until(() -> run.models().events() > before + 2_000);
                // The replica is behind: what it lacks is sent twice, as safe changes.
                proxy.leadTo(second);
                writes.stop();
                pair.promote();
                second.execute(
                        "REPLACE INTO " + schema.table("t") + " VALUES (1000001, 8, 'promoted')",
                        "DELETE FROM " + schema.table("t") + " WHERE id <= 3");
                var expected = TableRows.of(plan.sources().get(0), table);
                run.until(() -> run.models().rows(table).equals(expected));
                assertThat(run.models().rows(table)).containsKey(1_000_001L);
                assertThat(run.models().conflicts()).isEmpty();
                String point = run.stop(directory.toUri().toString());

                second.execute("UPDATE " + schema.table("t") + " SET v = 9 WHERE id = 1000001");
                run.start(2, point);
                run.until(() -> run.models().rows(table).get(1_000_001L).value(1).equals(9L));
                assertThat(run.models().conflicts()).isEmpty();
            }
        }
    }

    @Test
    void aPromotedReplicaOfMySql(
            @Server(value = ServerKind.MYSQL_80, name = "switch 1") TestServer primary,
            @Server(value = ServerKind.MYSQL_80, name = "switch 2") TestServer replica)
            throws Exception {
        goesOn(primary, replica);
    }

    @Test
    void aPromotedReplicaOfMariaDb(
            @Server(value = ServerKind.MARIADB, name = "switch 1", options = "--log-slave-updates")
                    TestServer primary,
            @Server(value = ServerKind.MARIADB, name = "switch 2", options = "--log-slave-updates")
                    TestServer replica)
            throws Exception {
        goesOn(primary, replica);
    }

    @Test
    @EnabledIfSystemProperty(named = "switch.servers", matches = "all")
    void aPromotedReplicaOfMySql9(
            @Server(value = ServerKind.MYSQL_9, name = "switch 1") TestServer primary,
            @Server(value = ServerKind.MYSQL_9, name = "switch 2") TestServer replica)
            throws Exception {
        goesOn(primary, replica);
    }

    @Test
    @EnabledIfSystemProperty(named = "switch.servers", matches = "all")
    void aPromotedReplicaOfMariaDb118(
            @Server(
                            value = ServerKind.MARIADB_118,
                            name = "switch 1",
                            options = "--log-slave-updates")
                    TestServer primary,
            @Server(
                            value = ServerKind.MARIADB_118,
                            name = "switch 2",
                            options = "--log-slave-updates")
                    TestServer replica)
            throws Exception {
        goesOn(primary, replica);
    }

    @Test
    void isRefusedByPosition(
            @Server(value = ServerKind.MYSQL_80, name = "switch 3") TestServer one,
            @Server(value = ServerKind.MYSQL_80, name = "switch 4") TestServer other)
            throws Exception {
        try (Following task = new Following(one, Plans::plan)) {
            task.proxy.leadTo(other);

            task.assertRefused(
                    ReplicaPair.single(one, "SELECT @@server_uuid"),
                    ReplicaPair.single(other, "SELECT @@server_uuid"));
        }
    }

    @Test
    void aServerWithoutTheTransactionsIsRefused(
            @Server(value = ServerKind.MYSQL_80, name = "switch 3") TestServer one,
            @Server(value = ServerKind.MYSQL_80, name = "switch 4") TestServer other)
            throws Exception {
        try (Following task = new Following(one, plans -> plans.byGtid().plan())) {
            task.proxy.leadTo(other);

            task.assertRefused("it lacks transactions that were read already");
        }
    }

    @Test
    void purgedTransactionsAreRefused(
            @Server(value = ServerKind.MYSQL_80, name = "switch 3") TestServer one)
            throws Exception {
        try (Following task = new Following(one, plans -> plans.byGtid().plan())) {
            String point = task.run.stop(directory.toUri().toString());
            task.schema.execute("INSERT INTO t VALUES (5, 5, '')", "FLUSH LOGS");
            String last = ReplicaPair.single(one, "SHOW MASTER STATUS");
            one.execute("PURGE BINARY LOGS TO '" + last + "'");
            task.run.start(1, point);

            task.assertRefused("it has purged transactions that were not read yet");
        }
    }

    @Test
    void aBinlogBegunAnewIsRefused(
            @Server(
                            value = ServerKind.MYSQL_57,
                            name = "reset",
                            options = {"--gtid-mode=OFF", "--enforce-gtid-consistency=OFF"})
                    TestServer server)
            throws Exception {
        try (Following task = new Following(server, Plans::plan)) {
            String file = ReplicaPair.single(server, "SHOW MASTER STATUS");
            String point = task.run.stop(directory.toUri().toString());
            server.execute("RESET MASTER");
            while (!ReplicaPair.single(server, "SHOW MASTER STATUS").equals(file)) {
                server.execute("FLUSH LOGS");
            }
            for (int i = 0; i < 200; i++) {
                task.schema.execute("UPDATE t SET v = v + 1");
            }
            task.run.start(1, point);

            task.assertRefused("was the binlog reset?");
        }
    }

    /** A job that has loaded its table from a server and follows it through a proxy. */
    private static final class Following implements AutoCloseable {

        final TestSchema schema;
        final TcpProxy proxy;
        final SourceRun run;

        Following(TestServer server, Function<Plans, MigrationPlan> plan) throws Exception {
            schema = schema(server);
            proxy = TcpProxy.to(server);
            run = new SourceRun(plan.apply(plans(schema, proxy))).start(1);
            TableId table = new TableId(schema.name(), "t");
            run.until(() -> run.models().size(table) == 3);
            schema.execute("INSERT INTO t VALUES (4, 4, '')");
            run.until(() -> run.models().size(table) == 4);
        }

        void assertRefused(String... texts) {
            var refused =
                    assertThatThrownBy(() -> run.await(Duration.ofSeconds(60)))
                            .hasStackTraceContaining("code=52023");
            for (String text : texts) {
                refused.hasStackTraceContaining(text);
            }
        }

        @Override
        public void close() throws Exception {
            run.close();
            proxy.close();
            schema.close();
        }
    }
}
