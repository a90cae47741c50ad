package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.WriteLoad;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole task from each kind of source: tables with and without keys are loaded while they are
 * written to, then followed, also over a restart of the source, and end equal.
 */
@ExtendWith(TestServers.class)
class EverySourceIT {

    private static final List<String> TABLES = List.of("keyed", "typed", "keyless");

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    @EachSource
    void loadsAndFollows(TestServer source) throws Exception {
        try (TestSchema schema = TestSchema.create(source, "every")) {
            create(schema);
            List<String> tables = new ArrayList<>(TABLES);
            if (hasSequences(source.kind())) {
                number(schema);
                tables.add("numbered");
            }
            TaskFiles files =
                    TaskFiles.of(folder, schema.name(), "all", tidb)
                            .source("mysql-01", source, "    block-allow-list: one\n")
                            .add(
                                    "block-allow-list:\n  one:\n    do-dbs: ["
                                            + schema.name()
                                            + "]\n");
            try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
                write(schema);
                if (tables.contains("numbered")) {
                    schema.execute("INSERT INTO numbered (v) VALUES (4), (5), (6)");
                }
                source.restart();
                write(schema);
                for (String table : tables) {
                    String name = schema.name() + "." + table;
                    Tables.awaitEqual(source, name, tidb, name);
                }
                task.assertRuns();
            } finally {
                tidb.execute(
                        "DROP DATABASE IF EXISTS " + schema.name(),
                        "DROP DATABASE IF EXISTS " + schema.name() + "_meta");
            }
        }
    }

    private static void create(TestSchema schema) throws SQLException {
        schema.execute(
                "CREATE TABLE keyed (id INT PRIMARY KEY, name VARCHAR(30), n BIGINT UNSIGNED)",
                "CREATE TABLE typed (id BIGINT PRIMARY KEY, a DECIMAL(20,4), b DOUBLE, c FLOAT,"
                        + " d DATE, e TIME(3), f DATETIME(6), g TIMESTAMP(2) NULL, h YEAR,"
                        + " i TEXT, j BLOB, k ENUM('x','y'), l SET('p','q'), m BIT(9),"
                        + " o TINYINT UNSIGNED, p CHAR(5), q VARBINARY(9))",
                "CREATE TABLE keyless (a INT, b VARCHAR(20), c DATETIME)",
                "INSERT INTO keyed VALUES (1, 'eins', 18446744073709551615), (2, NULL, NULL)",
                "INSERT INTO typed (id, g) VALUES (1, '2024-02-29 12:00:00.25'), (2, NULL)",
                "INSERT INTO keyless VALUES (1, 'x', NULL), (1, 'x', NULL), (2, 'y', NULL)");
    }

    private static boolean hasSequences(ServerKind kind) {
        return kind.isMariaDb() && kind != ServerKind.MARIADB_101;
    }

    /** A table whose numbers a sequence gives, which is no table itself. */
    private static void number(TestSchema schema) throws SQLException {
        schema.execute(
                "CREATE SEQUENCE s CACHE 2",
                "CREATE TABLE numbered (id BIGINT DEFAULT NEXTVAL(s) PRIMARY KEY, v INT)",
                "INSERT INTO numbered (v) VALUES (1), (2), (3)");
    }

    private static void write(TestSchema schema) throws SQLException {
        List<String> names = TABLES.stream().map(table -> schema.name() + "." + table).toList();
        try (WriteLoad load = WriteLoad.start(schema.server(), names, 200, 20261127)) {
            Tables.awaitTransactions(load, 300);
            assertThat(load.rows()).isPositive();
        }
    }
}
