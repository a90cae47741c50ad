package io.flinkdm.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.NotedStart;
import io.flinkdm.job.meta.StartTable;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first rows wait for no checkpoint, and yet none of their changes is missed. */
@ExtendWith(TestServers.class)
class KeptStartIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Test
    void aJobThatEndsBeforeItsFirstCheckpointBeginsWhereItBegan() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "kept_it")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
            TableId table = new TableId(schema.name(), "t");
            MigrationPlan plan = Plans.of(schema).plan();
            try (SourceRun run = new SourceRun(plan).checkpointEvery(Duration.ofHours(1))) {
                run.start(2);
                run.until(() -> run.models().size(table) == 2);
                run.close();
                assertThat(kept(plan)).isPresent();

                schema.execute("DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (3)");
                run.checkpointEvery(Duration.ofMillis(200)).start(2);
                run.until(() -> run.models().rows(table).keySet().equals(Set.of(2L, 3L)));
                run.until(() -> kept(plan).isEmpty());
                assertThat(run.models().conflicts()).isEmpty();
            } finally {
                mysql.execute("DROP DATABASE IF EXISTS `" + plan.metaSchema() + "`");
            }
        }
    }

    private static Optional<NotedStart> kept(MigrationPlan plan) throws SQLException {
        try (Connection connection = mysql.connect()) {
            return StartTable.find(connection, plan.metaSchema(), plan.task(), "mysql-01");
        }
    }
}
