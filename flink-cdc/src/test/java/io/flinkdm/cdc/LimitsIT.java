package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.source.connector.SourceConnectors;
import io.flinkdm.job.source.enumerator.DiscoveredTable;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a task starts, asked of real servers. */
@ExtendWith(TestServers.class)
class LimitsIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema schema;

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mysql, "limits");
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        tidb.execute(
                "DROP DATABASE IF EXISTS " + schema.name() + "_copy",
                "DROP DATABASE IF EXISTS " + schema.name() + "_copy_meta");
    }

    @Test
    void refusesWhatTheConnectorChanges() throws Exception {
        schema.execute(
                "CREATE TABLE y (id INT PRIMARY KEY, a YEAR, b JSON, c TIME, d FLOAT)",
                "CREATE TABLE keyless (a INT)",
                "CREATE TABLE named (k VARCHAR(9) PRIMARY KEY)",
                "CREATE TABLE cyrillic (id INT PRIMARY KEY, a TEXT CHARACTER SET cp1251)");
        assertThatThrownBy(() -> prepare("all"))
                .hasMessageContaining("code=52015")
                .hasMessageContaining("`a` year(4): 0000 becomes 2000")
                .hasMessageContaining("`b` json: numbers are spelled anew")
                .hasMessageContaining("`c` time: a negative value may lose its sign")
                .hasMessageContaining("`d` float: digits may be lost")
                .hasMessageContaining("`keyless` has no primary key")
                .hasMessageContaining("`named` is cut by `k` varchar(9)")
                .hasMessageContaining("cp1251");
    }

    @Test
    void takesOfTheBinlogWhatOnlyTheLoadWouldChange() throws Exception {
        schema.execute("CREATE TABLE t (k VARCHAR(9) PRIMARY KEY, c TIME, d FLOAT)");
        assertThat(prepare("incremental")).isInstanceOf(FlinkCdcSource.class);
    }

    @Test
    void refusesDatesThatAreThere() throws Exception {
        schema.execute(
                "CREATE TABLE z (id INT PRIMARY KEY, a DATE NOT NULL)",
                "SET sql_mode = ''",
                "INSERT INTO z VALUES (1, '0000-00-00')",
                "CREATE TABLE gap (id INT PRIMARY KEY, a DATETIME)",
                "INSERT INTO gap VALUES (1, '1582-10-05 00:00:00')",
                "CREATE TABLE plain (id INT PRIMARY KEY, a DATETIME, b DATE)",
                "INSERT INTO plain VALUES (1, '1582-10-04 23:59:59', '1582-10-15')");
        assertThatThrownBy(() -> prepare("all"))
                .hasMessageContaining("`z` holds zero dates or days")
                .hasMessageContaining("`gap` holds")
                .hasMessageNotContaining("`plain`");
    }

    @Test
    void refusesAServerIdThatIsTooLarge() throws Exception {
        CdcTask task = write("all");
        Files.writeString(task.source(), "server-id: 4000000000\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> prepare(task))
                .hasMessageContaining("code=52015")
                .hasMessageContaining("server-id above 2147483391");
    }

    private static void create(List<DiscoveredTable> tables) {
        throw new AssertionError("tables are made on the target: " + tables);
    }

    private CdcTask write(String mode) throws Exception {
        return CdcTask.write(folder, schema.name() + "_copy", mode, schema.name(), mysql, tidb);
    }

    private Object prepare(String mode) throws Exception {
        return prepare(write(mode));
    }

    private static Object prepare(CdcTask task) {
        MigrationPlan plan =
                PlanCompiler.compile(task.file(), List.of(task.source()))
                        .plan()
                        .readBy("flink-cdc");
        return SourceConnectors.of(plan).source(plan, plan.sources().get(0), LimitsIT::create);
    }
}
