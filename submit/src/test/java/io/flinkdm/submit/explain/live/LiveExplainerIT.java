package io.flinkdm.submit.explain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.command.DmCommand;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole command against a MySQL 8.0 that is source and target. */
@ExtendWith(TestServers.class)
class LiveExplainerIT {

    /** 10,000 take minutes to create; the property makes as many. */
    private static final int MANY = Integer.getInteger("explain.tables", 500);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private TestSchema source;
    private TestSchema target;

    @BeforeEach
    void createSchemas() throws SQLException {
        source = TestSchema.create(mysql, "explain_it");
        target = TestSchema.create(tidb, "explained_it");
    }

    @AfterEach
    void dropSchemas() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void findsNothingWrongWithASoundTask() throws Exception {
        source.execute(
                "CREATE TABLE t_1 (id BIGINT PRIMARY KEY, c VARCHAR(9))",
                "CREATE TABLE t_2 (id BIGINT PRIMARY KEY, c VARCHAR(9))",
                "INSERT INTO t_1 VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO t_2 VALUES (3, 'c')");

        assertThat(explain("t_*")).isZero();
        assertThat(out.toString())
                .contains("mysql-01 `" + source.name() + "`.`t_1` -> `" + target.name() + "`.`t`")
                .contains("`" + target.name() + "`.`t` gets 2 tables")
                .contains("2 tables into 1 targets, 0 problems");
    }

    @Test
    void findsOverlapsGapsAndDifferences() throws Exception {
        source.execute(
                "CREATE TABLE t_1 (id BIGINT UNSIGNED PRIMARY KEY, c VARCHAR(9))",
                "CREATE TABLE t_2 (id BIGINT PRIMARY KEY, c VARCHAR(9))",
                "CREATE TABLE t_3 (id BIGINT PRIMARY KEY, c VARCHAR(9))",
                "CREATE TABLE other (id INT PRIMARY KEY)",
                "INSERT INTO t_1 VALUES (1, 'a'), (18446744073709551615, 'b')",
                "INSERT INTO t_2 VALUES (-5, 'c'), (9, 'd')");
        target.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, d INT)");

        assertThat(explain("t_*")).isEqualTo(1);
        assertThat(out.toString())
                .contains("`other`: no route matches")
                .contains("keys overlap: mysql-01 `" + source.name() + "`.`t_2` -5..9 and")
                .contains("`t_1` 1..18446744073709551615")
                .contains("column c is missing; column d is in the target only")
                .contains("column id is bigint unsigned, in the target bigint")
                .contains("2 problems");
    }

    @Test
    void looksAtManyTablesSoon() throws Exception {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            for (int i = 0; i < MANY; i++) {
                statement.execute(
                        "CREATE TABLE t_" + i + " (id BIGINT PRIMARY KEY, a INT, b VARCHAR(20))");
            }
        }

        long start = System.nanoTime();
        int status = explain("t_*");
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        System.out.println("explain --live of " + MANY + " tables: " + tookMs + " ms");
        assertThat(status).isZero();
        assertThat(out.toString()).contains(MANY + " tables into 1 targets, 0 problems");
        assertThat(tookMs).isLessThan(LIMIT.toMillis());
    }

    private int explain(String tables) throws IOException {
        Path task = folder.resolve("task.yaml");
        Files.writeString(
                task,
                """
                name: explained
                task-mode: all
                target-database: %s
                mysql-instances:
                  - source-id: mysql-01
                    block-allow-list: own
                    route-rules: [merge]
                block-allow-list:
                  own: {do-dbs: ["%s"]}
                routes:
                  merge: {schema-pattern: "%s", table-pattern: "%s", target-schema: "%s", target-table: t}
                """
                        .formatted(
                                account(tidb),
                                source.name(),
                                source.name(),
                                tables,
                                target.name()));
        Path instance = folder.resolve("mysql-01.yaml");
        Files.writeString(instance, "source-id: mysql-01\nfrom: " + account(mysql) + "\n");
        String[] words = {
            "explain", "--live", "--task", task.toString(), "--source", instance.toString()
        };
        PrintWriter writer = new PrintWriter(out, true);
        return DmCommand.run(words, Map.of(), writer, writer);
    }

    private static String account(TestServer server) {
        return "{host: %s, port: %d, user: root, password: \"\"}"
                .formatted(server.host(), server.port());
    }
}
