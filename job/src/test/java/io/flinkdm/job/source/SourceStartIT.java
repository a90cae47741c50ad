package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an incremental task begins, by server and by what its instance's meta says. */
@ExtendWith(TestServers.class)
class SourceStartIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static StartPosition head(TestServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            BinlogPosition head = ServerFlavor.of(connection).head(connection);
            return new StartPosition(head.file(), head.offset(), head.gtids().toString());
        }
    }

    private static TestSchema schema(TestServer server) throws SQLException {
        TestSchema schema = TestSchema.create(server, "start_it");
        schema.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)", "INSERT INTO t VALUES (1, 1)");
        return schema;
    }

    /** What is written after the place arrives, what stands before it does not. */
    private static void assertBegins(TestSchema schema, Plans plans) throws Exception {
        schema.execute("INSERT INTO t VALUES (2, 2)", "FLUSH LOGS", "UPDATE t SET v = 3");
        TableId table = new TableId(schema.name(), "t");
        try (SourceRun run = new SourceRun(plans.mode(TaskMode.INCREMENTAL).plan()).start(2)) {
            run.until(() -> run.models().events() == 3);
            assertThat(run.models().rows(table).get(2L).value(1)).isEqualTo(3L);
            assertThat(run.models().conflicts()).isEmpty();
        } finally {
            schema.server().execute("DROP DATABASE IF EXISTS `" + schema.name() + "_meta`");
        }
    }

    private static void assertBeginsByPosition(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            StartPosition head = head(server);
            assertBegins(
                    schema,
                    Plans.of(schema).start(new StartPosition(head.file(), head.offset(), "")));
        }
    }

    private static void assertBeginsByGtid(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            StartPosition head = head(server);
            assertBegins(
                    schema,
                    Plans.of(schema).byGtid().start(new StartPosition("", 0, head.gtidSet())));
        }
    }

    /** Under enable-gtid the set before a file and offset is found out. */
    private static void assertFindsTheGtidSet(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            StartPosition head = head(server);
            assertBegins(
                    schema,
                    Plans.of(schema)
                            .byGtid()
                            .start(new StartPosition(head.file(), head.offset(), "")));
        }
    }

    @Test
    void mySql80FindsTheGtidSet(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertFindsTheGtidSet(server);
    }

    @Test
    void mySql57FindsTheGtidSet(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertFindsTheGtidSet(server);
    }

    @Test
    void mariaDbFindsTheGtidSet(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertFindsTheGtidSet(server);
    }

    @Test
    void mySql80ByPosition(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertBeginsByPosition(server);
    }

    @Test
    void mySql80ByGtid(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertBeginsByGtid(server);
    }

    @Test
    void mySql57ByPosition(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertBeginsByPosition(server);
    }

    @Test
    void mySql57ByGtid(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertBeginsByGtid(server);
    }

    @Test
    void mariaDbByPosition(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertBeginsByPosition(server);
    }

    @Test
    void mariaDbByGtid(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertBeginsByGtid(server);
    }

    @Test
    void aMissingFileEndsTheTask(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        try (TestSchema schema = schema(server);
                SourceRun run =
                        new SourceRun(
                                Plans.of(schema)
                                        .mode(TaskMode.INCREMENTAL)
                                        .start(new StartPosition("mysql-bin.999999", 4, ""))
                                        .plan())) {
            run.start(1);
            assertThatThrownBy(() -> run.await(Duration.ofSeconds(60)))
                    .hasStackTraceContaining("code=52021")
                    .hasStackTraceContaining("(mysql-bin.999999, 4)");
        }
    }

    @Test
    void rowsAndChangesOfMySql57(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertLoadsAndFollows(server);
    }

    @Test
    void rowsAndChangesOfMariaDb(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertLoadsAndFollows(server);
    }

    private static void assertLoadsAndFollows(TestServer server) throws Exception {
        try (TestSchema schema = schema(server);
                SourceRun run = new SourceRun(Plans.of(schema).byGtid().plan()).start(2)) {
            TableId table = new TableId(schema.name(), "t");
            run.until(() -> run.models().size(table) == 1);
            schema.execute("INSERT INTO t VALUES (2, 2)", "DELETE FROM t WHERE id = 1");
            run.until(() -> run.models().rows(table).keySet().equals(Set.of(2L)));
            assertThat(run.models().conflicts()).isEmpty();
            server.execute("DROP DATABASE IF EXISTS `" + schema.name() + "_meta`");
        }
    }
}
