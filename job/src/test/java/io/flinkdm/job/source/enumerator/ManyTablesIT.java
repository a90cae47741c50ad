package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.ManyConnections;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.target.TableToCreate;
import io.flinkdm.job.target.TargetKeys;
import io.flinkdm.job.target.TargetTableCreation;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A source of many tables is found out about and cut quickly, its tables are made on the target
 * several at once, and none keeps its first chunk waiting. {@code -Dplanning.tables=20000} for the
 * long form.
 */
@ExtendWith(TestServers.class)
class ManyTablesIT {

    private static final int TABLES = Integer.getInteger("planning.tables", 1_000);
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 16;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @Test
    void areCutQuickly() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "many")) {
            create(schema);
            MigrationPlan plan = Plans.of(schema).target(tidb).chunkRows(0).plan();
            try {
                cutAll(plan);
            } finally {
                tidb.execute("DROP DATABASE IF EXISTS `" + plan.metaSchema() + "`");
                tidb.execute("DROP DATABASE IF EXISTS `" + schema.name() + "`");
            }
        }
    }

    private static void cutAll(MigrationPlan plan) throws SQLException {
        SourcePlan source = plan.sources().get(0);
        Creator creator = new Creator(plan.target(), new AtomicLong());
        long startedNs = System.nanoTime();
        Discovery discovery = new SourceExplorer(plan, source, creator).explore();
        Duration explored = since(startedNs);
        Duration made = Duration.ofNanos(creator.tookNs().get());
        SplitAssigner assigner = SplitAssigner.fresh(TaskMode.ALL, source);
        assigner.discovered(discovery.start(), discovery.mark(), discovery.tables());
        long exploredNs = System.nanoTime();
        Duration first = cut(source, discovery, assigner);
        Duration all = since(exploredNs);
        System.out.printf(
                "%d tables: found out about in %d ms, made on the target in %d ms, first chunk"
                        + " %d ms later, all cut in %d ms%n",
                TABLES,
                explored.minus(made).toMillis(),
                made.toMillis(),
                first.toMillis(),
                all.toMillis());
        // An empty table needs none.
        assertThat(assigner.totals().chunks).isEqualTo(TABLES / 2);
        assertThat(explored.minus(made).plus(all)).isLessThan(AT_MOST);
        assertThat(first).isLessThan(Duration.ofSeconds(1));
    }

    /** How long the first chunk takes. */
    private static Duration cut(SourcePlan source, Discovery discovery, SplitAssigner assigner) {
        long startedNs = System.nanoTime();
        Duration first = Duration.ZERO;
        try (ChunkCutter cutter = new ChunkCutter(source)) {
            Optional<TableToCut> table = assigner.wantsCut(Integer.MAX_VALUE);
            while (table.isPresent()) {
                TableSchema structure = discovery.schemas().get(table.get().table());
                Cuts cuts = cutter.cut(table.get(), structure, 1);
                assigner.cut(cuts, structure.fingerprint(), false);
                first = first.isZero() ? since(startedNs) : first;
                table = assigner.wantsCut(Integer.MAX_VALUE);
            }
        }
        return first;
    }

    private static Duration since(long startedNs) {
        return Duration.ofNanos(System.nanoTime() - startedNs);
    }

    private static void create(TestSchema schema) throws SQLException {
        List<Integer> numbers = IntStream.range(0, TABLES).boxed().toList();
        ManyConnections.ask(
                numbers,
                CONNECTIONS,
                schema::connect,
                (connection, i) -> {
                    create(connection, i);
                    return i;
                });
    }

    private static void create(Connection connection, int i) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET sql_log_bin = 0");
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

    /** Under the names of the source. */
    private record Creator(TargetPlan target, AtomicLong tookNs) implements TargetTableCreator {

        @Override
        public void create(List<DiscoveredTable> tables) throws SQLException {
            long startedNs = System.nanoTime();
            new TargetTableCreation(target, CONNECTIONS)
                    .create(
                            tables.stream()
                                    .map(
                                            table ->
                                                    new TableToCreate(
                                                            table.table().table(),
                                                            table.createDatabase(),
                                                            table.createTable()))
                                    .toList());
            tookNs.set(System.nanoTime() - startedNs);
        }

        @Override
        public Set<TableId> withoutKey(List<DiscoveredTable> tables) throws SQLException {
            Set<String> schemas =
                    tables.stream()
                            .map(table -> table.table().table().schema())
                            .collect(Collectors.toSet());
            try (Connection connection =
                    JdbcConnections.open(target.connection(), ErrorScope.DOWNSTREAM, Map.of())) {
                TargetKeys keys = TargetKeys.read(connection, schemas);
                return tables.stream()
                        .filter(t -> !keys.tellApart(t.table().table(), t.schema()))
                        .map(t -> t.table().table())
                        .collect(Collectors.toSet());
            }
        }
    }
}
