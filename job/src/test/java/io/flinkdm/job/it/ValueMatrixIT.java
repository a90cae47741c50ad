package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every type and value through a whole task, once by the load and once by the binlog, also as what
 * an UPDATE or a DELETE finds: the same bytes on TiDB, by the servers' own HEX.
 */
class ValueMatrixIT {

    private static final List<String> GENERATED =
            List.of(
                    "CREATE TABLE made (id INT PRIMARY KEY, a DECIMAL(20,5), b VARCHAR(60) AS"
                            + " (CONCAT(a, 'x')) VIRTUAL, c DECIMAL(22,5) AS (a * 2) PERSISTENT,"
                            + " d BINARY(4))",
                    "INSERT INTO made (id, a, d) VALUES (1, 1.5, 0x0100), (2, NULL, NULL)");
    private static final List<String> MORE_GENERATED =
            List.of(
                    "INSERT INTO made (id, a, d) VALUES (3, -123456789012345.67891, '')",
                    "UPDATE made SET a = 0.00001 WHERE id = 1",
                    "DELETE FROM made WHERE id = 2");
    private static final List<String> INVISIBLE =
            List.of(
                    "CREATE TABLE hidden (id INT PRIMARY KEY, a TEXT, b INT UNSIGNED INVISIBLE)",
                    "INSERT INTO hidden (id, a, b) VALUES (1, 'a', 4294967295), (2, 'b', NULL)");
    private static final List<String> MORE_INVISIBLE =
            List.of(
                    "INSERT INTO hidden (id, b) VALUES (3, 3)",
                    "UPDATE hidden SET b = 2147483648 WHERE id < 3");

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    @EachSource(ServerKind.MYSQL_80)
    void arrivesAsItIs(TestServer source) throws Exception {
        assertArrives(source);
    }

    /** With {@code -Dvalues.servers=all}. */
    @EachSource({
        ServerKind.MYSQL_57,
        ServerKind.MYSQL_9,
        ServerKind.MARIADB_101,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    @EnabledIfSystemProperty(named = "values.servers", matches = "all")
    void arrivesAsItIsFromOtherServers(TestServer source) throws Exception {
        assertArrives(source);
    }

    private void assertArrives(TestServer source) throws Exception {
        MatrixTables tables = MatrixTables.of(source.kind());
        List<String> names = new ArrayList<>(tables.names());
        names.add("made");
        boolean invisible = hasInvisible(source.kind());
        if (invisible) {
            names.add("hidden");
        }
        try (TestSchema schema = TestSchema.create(source, "matrix");
                Connection left = schema.connect();
                Connection right = tidb.connect()) {
            run(left, List.of("SET time_zone = '+00:00', sql_mode = ''"));
            tables.create(left);
            run(left, made(source.kind()));
            run(left, invisible ? INVISIBLE : List.of());
            run(right, List.of("CREATE DATABASE " + schema.name(), "USE " + schema.name()));
            run(right, tables.forTarget());
            try (EmbeddedTask task = EmbeddedTask.start(task(schema), folder, Setting.PLAIN)) {
                awaitEqual(task, left, right, schema.name(), names);
                tables.change(left);
                run(left, moreMade(source.kind()));
                run(left, invisible ? MORE_INVISIBLE : List.of());
                awaitEqual(task, left, right, schema.name(), names);
                task.assertRuns();
            } finally {
                tidb.execute(
                        "DROP DATABASE " + schema.name(),
                        "DROP DATABASE IF EXISTS " + schema.name() + "_meta");
            }
        }
    }

    private static boolean hasInvisible(ServerKind kind) {
        return kind == ServerKind.MYSQL_9 || kind.isMariaDb() && kind != ServerKind.MARIADB_101;
    }

    private static List<String> made(ServerKind kind) {
        return kind.isMariaDb()
                ? GENERATED
                : GENERATED.stream().map(sql -> sql.replace("PERSISTENT", "STORED")).toList();
    }

    /** MariaDB 11.8 logs no generated columns of changed rows, which stops the task. */
    private static List<String> moreMade(ServerKind kind) {
        return kind == ServerKind.MARIADB_118 ? MORE_GENERATED.subList(0, 1) : MORE_GENERATED;
    }

    private TaskFiles task(TestSchema schema) throws Exception {
        return TaskFiles.of(folder, schema.name(), "all", tidb)
                .source("mysql-01", schema.server(), "    block-allow-list: one\n")
                .add("block-allow-list:\n  one:\n    do-dbs: [" + schema.name() + "]\n");
    }

    private static void awaitEqual(
            EmbeddedTask task,
            Connection left,
            Connection right,
            String schema,
            List<String> names) {
        for (String name : names) {
            String table = schema + "." + name;
            Awaitility.await(table)
                    .atMost(EmbeddedTask.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .failFast(task::assertRuns)
                    .untilAsserted(
                            () -> {
                                Differences found =
                                        TableDiff.compareRows(left, table, right, table);
                                assertThat(found.isEmpty()).as(found.toString()).isTrue();
                            });
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
