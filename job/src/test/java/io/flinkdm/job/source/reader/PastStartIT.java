package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.enumerator.DiscoveredTable;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** A task that begins at a place its source has altered tables since. */
@ExtendWith(TestServers.class)
class PastStartIT {

    private static final String TABLE = "(id INT PRIMARY KEY, v VARCHAR(9), old INT)";

    /** Under the same name, as a migration before left it. */
    private record Target(TableId altered, String createTable) implements TargetTableCreator {

        @Override
        public void create(List<DiscoveredTable> tables) {}

        @Override
        public Map<TableId, OnTarget> find(Set<TableId> tables) {
            return tables.contains(altered)
                    ? Map.of(altered, new OnTarget(createTable, List.of()))
                    : Map.of();
        }
    }

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void rowsAreReadAsTheirTableWas(TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "past")) {
            schema.execute("CREATE TABLE t " + TABLE + " CHARACTER SET latin1");
            BinlogPosition start;
            try (Connection connection = schema.connect()) {
                start = ServerState.read(connection).head();
            }
            schema.execute(
                    "INSERT INTO t VALUES (1, 'é', 7)",
                    "ALTER TABLE t DROP old, ADD late INT FIRST",
                    "INSERT INTO t VALUES (9, 2, 'è')",
                    "CREATE TABLE later (id INT PRIMARY KEY)",
                    "INSERT INTO later VALUES (3)");
            MigrationPlan plan =
                    Plans.of(schema)
                            .mode(TaskMode.INCREMENTAL)
                            .start(new StartPosition(start.file(), start.offset(), ""))
                            .plan();
            Target target = new Target(new TableId(schema.name(), "t"), "CREATE TABLE t " + TABLE);
            try (FollowedBinlog binlog = new FollowedBinlog(schema, plan, target)) {
                assertThat(binlog.readAll().rows())
                        .extracting(RowChange::after)
                        .containsExactly(Row.of(1L, "é", 7L), Row.of(9L, 2L, "è"), Row.of(3L));
            }
        }
    }
}
