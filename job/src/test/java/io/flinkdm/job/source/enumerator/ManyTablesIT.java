package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A source of many tables is found out about and cut quickly, and does not keep its first chunk
 * waiting. {@code -Dplanning.tables=20000} for the long form.
 */
@ExtendWith(TestServers.class)
class ManyTablesIT {

    private static final int TABLES = Integer.getInteger("planning.tables", 1_000);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Test
    void areCutQuickly() throws Exception {
        String meta = "";
        try (TestSchema schema = TestSchema.create(mysql, "many")) {
            create(schema);
            MigrationPlan plan = Plans.of(schema).chunkRows(0).plan();
            meta = plan.metaSchema();
            SourcePlan source = plan.sources().get(0);
            long startedNs = System.nanoTime();
            Discovery discovery = new SourceExplorer(plan, source, tables -> {}).explore();
            Duration found = since(startedNs);
            SplitAssigner assigner = SplitAssigner.fresh(TaskMode.ALL, source);
            assigner.discovered(discovery.start(), discovery.mark(), discovery.tables());
            Duration first = Duration.ZERO;
            try (ChunkCutter cutter = new ChunkCutter(source)) {
                Optional<TableToCut> table = assigner.wantsCut(Integer.MAX_VALUE);
                while (table.isPresent()) {
                    TableSchema structure = discovery.schemas().get(table.get().table());
                    Cuts cuts = cutter.cut(table.get(), structure, 1);
                    assigner.cut(cuts, structure.fingerprint(), false);
                    first = first.isZero() ? since(startedNs).minus(found) : first;
                    table = assigner.wantsCut(Integer.MAX_VALUE);
                }
            }
            Duration all = since(startedNs);
            System.out.printf(
                    "%d tables: found out about in %d ms, first chunk %d ms later, all cut in %d"
                            + " ms%n",
                    TABLES, found.toMillis(), first.toMillis(), all.toMillis());
            // An empty table needs none.
            assertThat(assigner.totals().chunks).isEqualTo(TABLES / 2);
            assertThat(all).isLessThan(AT_MOST);
            assertThat(first).isLessThan(Duration.ofSeconds(1));
        } finally {
            mysql.execute("DROP DATABASE IF EXISTS `" + meta + "`");
        }
    }

    private static Duration since(long startedNs) {
        return Duration.ofNanos(System.nanoTime() - startedNs);
    }

    private static void create(TestSchema schema) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_log_bin = 0");
            for (int i = 0; i < TABLES; i++) {
                statement.execute(
                        "CREATE TABLE t"
                                + i
                                + " (id BIGINT PRIMARY KEY, name VARCHAR(40), price DECIMAL(10,2),"
                                + " made TIMESTAMP NULL, KEY (name))");
                if (i < TABLES / 2) {
                    statement.execute("INSERT INTO t" + i + " VALUES (1, 'a', 1, NULL)");
                }
            }
        }
    }
}
