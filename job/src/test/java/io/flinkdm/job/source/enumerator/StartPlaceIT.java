package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The GTID set of a place that {@code meta} names by file and offset. */
@ExtendWith(TestServers.class)
class StartPlaceIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private static BinlogPosition note(TestSchema schema, String file, long offset)
            throws Exception {
        SourcePlan source =
                Plans.of(schema)
                        .byGtid()
                        .start(new StartPosition(file, offset, ""))
                        .plan()
                        .sources()
                        .get(0);
        try (Connection connection = mysql.connect()) {
            return StartPlace.note(connection, TaskMode.INCREMENTAL, source);
        }
    }

    @Test
    void isTheSetTheServerHadThen() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "place_it");
                Connection connection = schema.connect()) {
            schema.execute("CREATE TABLE t (id INT)", "FLUSH LOGS", "INSERT INTO t VALUES (1)");
            BinlogPosition head = ServerFlavor.MYSQL.head(connection);
            schema.execute("INSERT INTO t VALUES (2)");

            assertThat(note(schema, head.file(), head.offset())).isEqualTo(head);
        }
    }

    @Test
    void aPlaceWithinATransactionIsRefused() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "place_it");
                Connection connection = schema.connect()) {
            schema.execute("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");
            BinlogPosition head = ServerFlavor.MYSQL.head(connection);

            assertThatThrownBy(() -> note(schema, head.file(), head.offset() - 31))
                    .hasMessageContaining("code=20011");
        }
    }
}
