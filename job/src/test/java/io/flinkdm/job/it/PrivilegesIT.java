package io.flinkdm.job.it;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole task with an account that has what the manual lists for the server and nothing more, by
 * password, for each way a server checks passwords. The server has just forgotten who logged in.
 */
@ExtendWith(TestServers.class)
class PrivilegesIT {

    private static final String PASSWORD = "s3cret 'word";

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    @EachSource({
        ServerKind.MYSQL_57,
        ServerKind.MYSQL_80,
        ServerKind.MARIADB_101,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    void nativePassword(TestServer source) throws Exception {
        migratesAs(
                source,
                source.kind().isMariaDb()
                        ? "IDENTIFIED BY 's3cret ''word'"
                        : "IDENTIFIED WITH mysql_native_password BY 's3cret ''word'");
    }

    @EachSource({ServerKind.MYSQL_80, ServerKind.MYSQL_9})
    void cachingSha2Password(TestServer source) throws Exception {
        migratesAs(source, "IDENTIFIED WITH caching_sha2_password BY 's3cret ''word'");
    }

    private void migratesAs(TestServer source, String identified) throws Exception {
        try (TestSchema schema = TestSchema.create(source, "granted")) {
            schema.execute(
                    "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20))",
                    "CREATE TABLE keyless (v VARCHAR(20))",
                    "INSERT INTO t VALUES (1, 'one')",
                    "INSERT INTO keyless VALUES ('a'), ('a')");
            source.execute("CREATE USER 'granted'@'127.0.0.1' " + identified);
            source.execute(Privileges.grants(source.kind(), "'granted'@'127.0.0.1'", schema));
            source.execute("FLUSH PRIVILEGES");
            migrate(schema);
        } finally {
            source.execute("DROP USER 'granted'@'127.0.0.1'");
        }
    }

    private void migrate(TestSchema schema) throws Exception {
        TestServer source = schema.server();
        TaskFiles files =
                TaskFiles.of(folder, schema.name(), "all", tidb)
                        .sourceAs(
                                "mysql-01",
                                source,
                                new TaskFiles.Account("granted", PASSWORD),
                                "    block-allow-list: one\n")
                        .add("block-allow-list:\n  one:\n    do-dbs: [" + schema.name() + "]\n");
        try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
            awaitEqual(schema);
            schema.execute("UPDATE t SET v = 'eins'", "DELETE FROM keyless LIMIT 1");
            awaitEqual(schema);
            task.assertRuns();
        } finally {
            dropCopy(schema.name());
        }
    }

    private static void awaitEqual(TestSchema schema) {
        for (String table : new String[] {"t", "keyless"}) {
            String name = schema.name() + "." + table;
            Tables.awaitEqual(schema.server(), name, tidb, name);
        }
    }

    private static void dropCopy(String name) throws SQLException {
        tidb.execute(
                "DROP DATABASE IF EXISTS " + name, "DROP DATABASE IF EXISTS " + name + "_meta");
    }
}
