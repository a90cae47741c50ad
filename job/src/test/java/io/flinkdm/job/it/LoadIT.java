package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the load brings, from MySQL 8.0 to TiDB. */
@ExtendWith(TestServers.class)
class LoadIT {

    private static final String NUMBERS =
            "INSERT INTO %s SELECT 1 + a.d + 10 * b.d + 100 * c.d FROM digits a, digits b, digits c";

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema schema;
    private String copy;

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mysql, "load");
        copy = schema.name();
        schema.execute(
                "CREATE TABLE digits (d INT PRIMARY KEY)",
                "INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "CREATE TABLE keyed (id INT PRIMARY KEY)",
                "CREATE TABLE keyless (id INT)",
                NUMBERS.formatted("keyed"),
                "ANALYZE TABLE keyed");
        tidb.execute("CREATE DATABASE " + copy);
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        tidb.execute(
                "DROP DATABASE IF EXISTS " + copy, "DROP DATABASE IF EXISTS " + copy + "_meta");
    }

    private void load(String mydumper) throws Exception {
        TaskFiles files =
                TaskFiles.of(folder, copy, "full", tidb)
                        .source(
                                "mysql-01",
                                mysql,
                                "    block-allow-list: one\n    mydumper: {" + mydumper + "}\n")
                        .add("block-allow-list:\n  one:\n    do-dbs: [" + copy + "]\n");
        try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
            task.awaitFinished();
        }
    }

    private String target(String sql) throws SQLException {
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String idsOf(String table) throws SQLException {
        return target(
                "SELECT CONCAT_WS(' ', COUNT(*), COUNT(DISTINCT id), SUM(id)) FROM "
                        + copy
                        + "."
                        + table);
    }

    @Test
    void aTargetWithoutTheKeyOfItsSourceGetsEachRowOnce() throws Exception {
        tidb.execute("CREATE TABLE " + copy + ".keyed (id INT)");

        load("rows: 50");
        assertThat(idsOf("keyed")).isEqualTo("1000 1000 500500");
        assertThat(total("total_chunks")).isEqualTo("3");
    }

    @Test
    void aTableWithAKeyComesInChunks() throws Exception {
        load("rows: 50");
        assertThat(idsOf("keyed")).isEqualTo("1000 1000 500500");
        // 20 of this table, one each of the two others.
        assertThat(total("total_chunks")).isEqualTo("22");
        assertThat(
                        target(
                                "SELECT CONCAT_WS(' ', complete, estimated_rows, loaded_rows,"
                                        + " total_chunks, completed_chunks) FROM "
                                        + copy
                                        + "_meta.`"
                                        + copy
                                        + "_table_status` WHERE table_name = 'keyed'"))
                .isEqualTo("1 1000 1000 20 20");
    }

    private String total(String column) throws SQLException {
        return target("SELECT " + column + " FROM " + copy + "_meta.`" + copy + "_checkpoint`");
    }

    @Test
    void whatAnInterruptedLoadLeftInATableThatIsEmptyNowGoes() throws Exception {
        tidb.execute(
                "CREATE TABLE " + copy + ".keyless (id INT)",
                "INSERT INTO " + copy + ".keyless VALUES (1), (2), (2)",
                "CREATE DATABASE " + copy + "_meta",
                "CREATE TABLE "
                        + copy
                        + "_meta.`"
                        + copy
                        + "_sink_progress` (source_id VARCHAR(255) NOT NULL,"
                        + " source_schema VARCHAR(64) NOT NULL, source_table VARCHAR(64) NOT NULL,"
                        + " target_schema VARCHAR(64) NOT NULL, target_table VARCHAR(64) NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL, binlog_pos BIGINT UNSIGNED NOT NULL,"
                        + " row_index INT NOT NULL,"
                        + " PRIMARY KEY (source_id, source_schema, source_table))",
                String.format(
                        "INSERT INTO %1$s_meta.`%1$s_sink_progress` VALUES"
                                + " ('mysql-01', '%1$s', 'keyless', '%1$s', 'keyless', '', 0, 2)",
                        copy));

        load("rows: 50");
        assertThat(target("SELECT COUNT(*) FROM " + copy + ".keyless")).isEqualTo("0");
    }

    @Test
    void rowsAndTablesAreChosen() throws Exception {
        schema.execute("CREATE TABLE logs (id INT PRIMARY KEY)", "INSERT INTO logs VALUES (1)");

        load(
                "rows: 50, where: 'id % 2 = 0 -- even', extra-args: '-T %1$s.keyed,%1$s.keyless'"
                        .replace("%1$s", copy));
        assertThat(idsOf("keyed")).isEqualTo("500 500 250500");
        assertThat(target("SELECT COUNT(*) FROM " + copy + ".logs")).isEqualTo("0");
    }
}
