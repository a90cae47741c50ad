package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.DumpTables;
import io.flinkdm.udf.model.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is found out about a MySQL 8.0, and what is said when it cannot be migrated. */
@ExtendWith(TestServers.class)
class SourceExplorerIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private final List<DiscoveredTable> created = new ArrayList<>();
    private TestSchema schema;

    @BeforeEach
    void createSchema() throws SQLException {
        schema = TestSchema.create(mysql, "explorer_it");
        schema.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, e ENUM('a','b') NOT NULL,"
                        + " g INT AS (id * 2), UNIQUE KEY u (e, id))");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        mysql.execute(
                "SET GLOBAL binlog_format = ROW, binlog_row_image = FULL",
                "DROP USER IF EXISTS explorer",
                "DROP DATABASE IF EXISTS `" + schema.name() + "_meta`");
        schema.close();
    }

    private Discovery explore(MigrationPlan plan) {
        return new SourceExplorer(plan, plan.sources().get(0), created::addAll).explore();
    }

    private Discovery exploreAs(ConnectionPlan account) {
        return explore(Plans.of(schema).account(account).plan());
    }

    private void assertRefused(ConnectionPlan account, ErrorCode code, String... texts) {
        assertThatThrownBy(() -> exploreAs(account))
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(texts)
                .hasMessageNotContaining("s3cret");
    }

    private ConnectionPlan user(String password) {
        return Plans.connection(mysql, "explorer", password);
    }

    @Test
    void findsStructuresAndHowTablesAreMade() throws SQLException {
        Discovery discovery = explore(Plans.of(schema).plan());

        TableId table = new TableId(schema.name(), "t");
        assertThat(discovery.tables()).extracting(TableToCut::table).containsExactly(table);
        assertThat(discovery.schemas().get(table).columns().get(1).type().members())
                .containsExactly("a", "b");
        assertThat(discovery.schemas().get(table).columns().get(2).generated()).isTrue();
        assertThat(discovery.schemas().get(table).keys())
                .extracting(key -> key.name() + key.columns())
                .containsExactly("PRIMARY[id]", "u[e, id]");
        assertThat(created.get(0).createTable()).startsWith("CREATE TABLE `t`");
        assertThat(created.get(0).createDatabase()).startsWith("CREATE DATABASE");
    }

    @Test
    void leavesOutWhatSchemaChangeToolsHaveLeft() throws SQLException {
        schema.execute(
                "CREATE TABLE _t_old (id INT PRIMARY KEY)",
                "CREATE TABLE _t_ghc (id INT PRIMARY KEY)");

        assertThat(explore(Plans.of(schema).plan()).schemas())
                .containsOnlyKeys(new TableId(schema.name(), "t"));
        assertThat(created).hasSize(1);
    }

    @Test
    void refusesToStartWithinASchemaChange() throws SQLException {
        schema.execute("CREATE TABLE _t_gho (id INT PRIMARY KEY)");

        assertThatThrownBy(() -> explore(Plans.of(schema).plan()))
                .hasMessageContaining("code=26005")
                .hasMessageContaining("_t_gho");
    }

    private Discovery exploreFor(DumpTables tables) {
        return explore(Plans.of(schema).snapshot(tables, Consistency.AUTO).plan());
    }

    @Test
    void readsTheRowsOfTheTablesChosen() throws SQLException {
        schema.execute("CREATE TABLE log_1 (id INT PRIMARY KEY)");
        DumpTables noLogs = new DumpTables(List.of(), List.of(), List.of(schema.name() + ".[!l]*"));

        Discovery discovery = exploreFor(noLogs);
        assertThat(discovery.tables())
                .extracting(TableToCut::table)
                .containsExactly(new TableId(schema.name(), "t"));
        assertThat(discovery.schemas()).hasSize(2);
    }

    @Test
    void refusesToReadRowsOfATableNothingFollows() throws SQLException {
        try (TestSchema other = TestSchema.create(mysql, "explorer_other")) {
            other.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            DumpTables chosen = new DumpTables(List.of(), List.of(other.name() + ".t"), List.of());

            assertThatThrownBy(() -> exploreFor(chosen))
                    .hasMessageContaining(other.name())
                    .hasMessageContaining("block-allow list");
        }
    }

    @Test
    void keepsTheStructuresForEverybody() throws SQLException {
        MigrationPlan plan = Plans.of(schema).plan();
        Discovery discovery = explore(plan);

        SourceExplorer another = new SourceExplorer(plan, plan.sources().get(0), created::addAll);
        assertThat(another.keptSchemas()).isEqualTo(discovery.schemas());
    }

    private record Schemas(Map<String, String> made) implements TargetTableCreator {

        @Override
        public void create(List<DiscoveredTable> tables) {}

        @Override
        public void createSchemas(Map<String, String> schemas) {
            made.putAll(schemas);
        }
    }

    @Test
    void hasSchemasMadeThatHaveNoTables() throws SQLException {
        try (TestSchema empty = TestSchema.create(mysql, "empty")) {
            MigrationPlan plan = Plans.of(empty).plan();
            Map<String, String> made = new HashMap<>();
            new SourceExplorer(plan, plan.sources().get(0), new Schemas(made)).explore();

            assertThat(made).containsOnlyKeys(empty.name());
            assertThat(made.get(empty.name())).startsWith("CREATE DATABASE `" + empty.name());
            mysql.execute("DROP DATABASE `" + plan.metaSchema() + "`");
        }
    }

    private Discovery exploreKeeping() {
        MigrationPlan plan = Plans.of(schema).plan();
        SourcePlan source = plan.sources().get(0);
        return new SourceExplorer(plan, source, created::addAll)
                .explore(new KeptStart(plan, source));
    }

    @Test
    void anotherAttemptBeginsAtThePlaceKept() throws SQLException {
        Discovery first = exploreKeeping();
        schema.execute("INSERT INTO t (id, e) VALUES (1, 'a')");

        Discovery second = exploreKeeping();
        assertThat(second.start()).isEqualTo(first.start());
        assertThat(second.mark()).isEqualTo(first.mark());
        assertThat(second.schemas()).isEqualTo(first.schemas());
    }

    @Test
    void structuresOfThePlaceKeptAreGone() throws SQLException {
        exploreKeeping();
        schema.execute("ALTER TABLE t ADD COLUMN more INT");

        assertThatThrownBy(this::exploreKeeping)
                .hasMessageContaining("a table was altered after the task had begun at")
                .hasMessageContaining("--remove-meta");
    }

    @Test
    void thePlaceKeptIsOfAnotherServer() throws SQLException {
        MigrationPlan plan = Plans.of(schema).plan();
        Discovery first = exploreKeeping();
        mysql.execute(
                "UPDATE `" + plan.metaSchema() + "`.source_it_start SET server = 'server_uuid b'");

        assertThatThrownBy(this::exploreKeeping)
                .hasMessageContainingAll("code=52023", first.mark().server(), "server_uuid b");
    }

    @Test
    void aWrongPassword() throws SQLException {
        mysql.execute("CREATE USER explorer IDENTIFIED BY 'right'");

        assertRefused(user("s3cret"), ErrorCode.DB_DRIVER_ERROR, "check user and password");
    }

    @Test
    void anUnreachableHost() {
        assertRefused(
                new ConnectionPlan("127.0.0.1", 1, "root", Secret.of("s3cret")),
                ErrorCode.DB_DRIVER_ERROR,
                "root@127.0.0.1:1",
                "check host, port and network");
    }

    @Test
    void missingPrivileges() throws SQLException {
        mysql.execute(
                "CREATE USER explorer IDENTIFIED BY 's3cret'", "GRANT SELECT ON *.* TO explorer");

        assertRefused(
                user("s3cret"),
                ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR,
                "lack of Replication Slave",
                "lack of Replication Client");
    }

    @Test
    void aBinlogInAnotherFormat() throws SQLException {
        mysql.execute("SET GLOBAL binlog_format = STATEMENT, binlog_row_image = MINIMAL");

        assertRefused(
                Plans.connection(mysql, mysql.user(), mysql.password()),
                ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR,
                "binlog_format is STATEMENT",
                "binlog_row_image is MINIMAL");
    }
}
