package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.testkit.NarrowLoad;
import io.flinkdm.testkit.SchemaChange;
import io.flinkdm.testkit.SchemaChange.Tool;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.TableId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real tools alter tables that are written to: what the reader makes of it. */
@ExtendWith(TestServers.class)
class OnlineToolsIT {

    private static final int ROWS = 3_000;

    @Server(ServerKind.MYSQL_57)
    static TestServer mysql;

    @TempDir Path folder;

    private TestSchema schema;

    @BeforeEach
    void createTables() throws SQLException {
        schema = TestSchema.create(mysql, "online");
        for (String table : List.of("t", "u")) {
            schema.execute(
                    "CREATE TABLE " + table + " (id INT PRIMARY KEY, a INT, v VARCHAR(40), w INT)",
                    "INSERT INTO " + table + " VALUES (1, 1, 'é', 1)");
            for (int rows = 1; rows < ROWS; rows *= 2) {
                schema.execute(
                        "INSERT INTO "
                                + table
                                + " SELECT id + "
                                + rows
                                + ", a, v, w FROM "
                                + table);
            }
        }
    }

    @AfterEach
    void dropTables() throws SQLException {
        schema.close();
    }

    private NarrowLoad load(String... tables) {
        return NarrowLoad.start(schema, List.of(tables), ROWS, 60);
    }

    private void change(Tool tool, String table, String alter) throws Exception {
        try (SchemaChange change = SchemaChange.start(tool, schema, table, alter, folder)) {
            change.done();
        }
    }

    private List<String> statements(FollowedBinlog binlog) {
        return binlog.statements().stream()
                .map(ddl -> ddl.sql().replace("`" + schema.name() + "`.", ""))
                .toList();
    }

    /** The columns that the statement finds. */
    private List<String> met(DdlChange ddl, String table) {
        String text = ddl.before().tables().get(new TableId(schema.name(), table));
        return List.of("a", "b", "c", "v", "w").stream()
                .filter(column -> text.contains("`" + column + "`"))
                .toList();
    }

    private void assertRowsAreOf(FollowedBinlog binlog, String... tables) {
        assertThat(binlog.rows())
                .isNotEmpty()
                .extracting(RowChange::table)
                .allSatisfy(table -> assertThat(table.table().table()).isIn((Object[]) tables));
    }

    /** Under which the last row was read. */
    private void assertLastStructure(FollowedBinlog binlog, String table) throws SQLException {
        List<RowChange> rows =
                binlog.rows().stream()
                        .filter(row -> row.table().table().table().equals(table))
                        .toList();
        assertThat(rows.get(rows.size() - 1).schema())
                .isEqualTo(
                        TableRows.structures(binlog.source())
                                .get(new TableId(schema.name(), table))
                                .fingerprint());
    }

    private List<String> mirror(FollowedBinlog binlog) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT ghost_table, ddls FROM `"
                                        + binlog.plan().metaSchema()
                                        + "`.`"
                                        + binlog.plan().task()
                                        + "_onlineddl`")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void eachChangeBecomesOneStatementOnTheRealTable(Tool tool) throws Exception {
        try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
            try (NarrowLoad load = load("t")) {
                change(tool, "t", "ADD COLUMN b INT UNSIGNED NOT NULL DEFAULT 7 AFTER a");
                change(tool, "t", "ADD INDEX by_v (v)");
                change(tool, "t", "DROP COLUMN w");
                change(tool, "t", "MODIFY COLUMN a BIGINT, ADD c TEXT");
                load.stop();
            }
            schema.execute("REPLACE INTO t (id) VALUES (1)");
            binlog.readAll();

            assertThat(statements(binlog))
                    .containsExactly(
                            "ALTER TABLE `t` ADD COLUMN `b` INT UNSIGNED NOT NULL DEFAULT 7"
                                    + " AFTER `a`",
                            "ALTER TABLE `t` ADD KEY `by_v` (`v`)",
                            "ALTER TABLE `t` DROP COLUMN `w`",
                            "ALTER TABLE `t` MODIFY COLUMN `a` BIGINT, ADD COLUMN `c` TEXT");
            assertThat(binlog.statements())
                    .extracting(ddl -> met(ddl, "t"))
                    .containsExactly(
                            List.of("a", "v", "w"),
                            List.of("a", "b", "v", "w"),
                            List.of("a", "b", "v", "w"),
                            List.of("a", "b", "v"));
            assertRowsAreOf(binlog, "t");
            assertLastStructure(binlog, "t");
            assertThat(binlog.split().state().kept().statements()).isEmpty();
            assertThat(mirror(binlog)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSplitOfTheTimeOfTheCopyIsEnough(Tool tool) throws Exception {
        try (FollowedBinlog binlog = new FollowedBinlog(schema);
                SchemaChange change =
                        SchemaChange.held(tool, schema, "t", "ADD COLUMN b INT", folder)) {
            awaitKept(binlog, change);
            BinlogSplit during = binlog.split();
            assertThat(mirror(binlog))
                    .singleElement()
                    .asString()
                    .contains(tool.shadow("t"), "\"table\":\"t\"", "ADD COLUMN `b` INT");
            change.release();
            change.done();
            schema.execute("REPLACE INTO t (id) VALUES (1)");
            List<String> first = binlog.readAll().told();

            assertThat(binlog.goOnFrom(during).readAll().told()).isSubsetOf(first);
            assertThat(statements(binlog)).containsExactly("ALTER TABLE `t` ADD COLUMN `b` INT");
            assertLastStructure(binlog, "t");
            assertThat(mirror(binlog)).isEmpty();
        }
    }

    private static void awaitKept(FollowedBinlog binlog, SchemaChange... changes) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(binlog.readAll().split().state().kept().statements())
                                        .as(changes[0].log())
                                        .hasSize(changes.length));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenUpIsForgotten(Tool tool) throws Exception {
        try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
            try (SchemaChange change =
                    SchemaChange.held(tool, schema, "t", "ADD COLUMN b INT", folder)) {
                awaitKept(binlog, change);
                change.kill();
            }
            schema.execute("DROP TABLE " + tool.shadow("t"));
            for (String event : List.of("del", "upd", "ins")) {
                schema.execute("DROP TRIGGER IF EXISTS pt_osc_" + schema.name() + "_t_" + event);
            }
            assertThat(binlog.readAll().split().state().kept().statements()).isEmpty();
            change(tool, "t", "ADD COLUMN c INT");

            assertThat(statements(binlog.readAll()))
                    .containsExactly("ALTER TABLE `t` ADD COLUMN `c` INT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoTablesAreAlteredAtOnce(Tool tool) throws Exception {
        try (FollowedBinlog binlog = new FollowedBinlog(schema);
                NarrowLoad load = load("t", "u");
                SchemaChange one =
                        SchemaChange.held(tool, schema, "t", "ADD COLUMN b INT", folder);
                SchemaChange two = SchemaChange.held(tool, schema, "u", "DROP COLUMN w", folder)) {
            awaitKept(binlog, one, two);
            two.release();
            one.release();
            one.done();
            two.done();
            load.stop();
            binlog.readAll();

            assertThat(statements(binlog))
                    .containsExactlyInAnyOrder(
                            "ALTER TABLE `t` ADD COLUMN `b` INT",
                            "ALTER TABLE `u` DROP COLUMN `w`");
            assertRowsAreOf(binlog, "t", "u");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsAtWorkRefusesTheStart(Tool tool) throws Exception {
        try (SchemaChange change =
                SchemaChange.held(tool, schema, "t", "ADD COLUMN b INT", folder)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> has(tool.shadow("t")));

            assertThatThrownBy(() -> new FollowedBinlog(schema))
                    .hasMessageContaining("code=26005")
                    .hasMessageContaining(tool.shadow("t"));
        }
    }

    private boolean has(String table) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SHOW TABLES LIKE '" + table + "'")) {
            return found.next();
        }
    }
}
