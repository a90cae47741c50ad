package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TcpProxy;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stream is cut in every way a network and a server can; the job reads on by itself. */
@ExtendWith(TestServers.class)
class ReconnectIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private TestSchema schema;
    private TcpProxy proxy;
    private MigrationPlan plan;
    private TableId table;

    @BeforeEach
    void create() throws Exception {
        schema = TestSchema.create(mysql, "reconnect_it");
        schema.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT, note VARCHAR(20))");
        table = new TableId(schema.name(), "t");
        proxy = TcpProxy.to(mysql);
        ConnectionPlan own = Plans.connection(mysql, mysql.user(), mysql.password());
        plan =
                Plans.of(schema)
                        .mode(TaskMode.INCREMENTAL)
                        .account(
                                new ConnectionPlan(
                                        proxy.host(), proxy.port(), own.user(), own.password()))
                        .plan();
    }

    @AfterEach
    void drop() throws Exception {
        proxy.close();
        mysql.execute("DROP DATABASE IF EXISTS `" + schema.name() + "_meta`");
        schema.close();
    }

    private SourceRun reading() throws Exception {
        SourceRun run = new SourceRun(plan).start(1);
        run.until(
                () -> {
                    schema.execute(
                            "REPLACE INTO t VALUES (0, " + System.nanoTime() % 1_000 + ", '')");
                    return run.models().size(table) == 1;
                });
        return run;
    }

    private void awaitEqual(SourceRun run) throws SQLException {
        Map<Object, Row> expected = TableRows.of(plan.sources().get(0), table);
        run.until(() -> run.models().rows(table).equals(expected));
        assertThat(run.models().conflicts()).isEmpty();
        assertThat(run.restarts()).isZero();
    }

    private void killDumpThreads() throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                Statement kill = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT id FROM information_schema.processlist"
                                        + " WHERE command LIKE 'Binlog Dump%'")) {
            while (rows.next()) {
                kill.execute("KILL " + rows.getLong(1));
            }
        }
    }

    @Test
    void aKilledDumpThreadAndACutConnection() throws Exception {
        try (SourceRun run = reading();
                RandomWrites writes = new RandomWrites(schema, 21).start()) {
            for (int i = 0; i < 3; i++) {
                long before = run.models().events();
                run.until(() -> run.models().events() > before + 500);
                killDumpThreads();
                run.until(() -> run.models().events() > before + 1_500);
                proxy.cut();
            }
            writes.stop();
            awaitEqual(run);
        }
    }

    @Test
    void aSilentNetwork() throws Exception {
        try (SourceRun run = reading()) {
            proxy.hush();
            schema.execute("INSERT INTO t VALUES (1, 1, 'during')");
            run.until(() -> run.models().rows(table).containsKey(1L));
            // What the lost stream had to say comes too late.
            proxy.speak();
            schema.execute("INSERT INTO t VALUES (2, 2, 'after')");
            awaitEqual(run);
        }
    }

    /** It takes connections, as its system does so for it, and says nothing. */
    @Test
    void aServerThatHangsForLongerThanAnAnswerMayTake() throws Exception {
        try (SourceRun run = reading()) {
            long connections = proxy.accepted();
            signal("STOP");
            try {
                run.until(() -> proxy.accepted() > connections);
            } finally {
                signal("CONT");
            }
            schema.execute("INSERT INTO t VALUES (3, 3, 'again')");
            awaitEqual(run);
        }
    }

    private static void signal(String name) throws Exception {
        String[] command = {"kill", "-" + name, String.valueOf(mysql.pid())};
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
