package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.filter.DumpTables;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a server that never rests, a snapshot of a table without a key still holds exactly the rows of
 * the transactions before its place in the binlog.
 */
@ExtendWith(TestServers.class)
class ConsistentSnapshotIT {

    private static final int WRITERS = 4;

    @Test
    void locksAllTablesOfABusyMySql80(@Server(ServerKind.MYSQL_80) TestServer server)
            throws Exception {
        assertExact(server, Consistency.AUTO);
    }

    @Test
    void locksAllTablesOfABusyMySql57(@Server(ServerKind.MYSQL_57) TestServer server)
            throws Exception {
        assertExact(server, Consistency.FLUSH);
    }

    @Test
    void locksOneTableOfABusyMySql80(@Server(ServerKind.MYSQL_80) TestServer server)
            throws Exception {
        assertExact(server, Consistency.LOCK);
    }

    @Test
    void asksMariaDbForThePlace(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertExact(server, Consistency.NONE);
    }

    @Test
    void stopsWhereNoLockIsAllowed(@Server(ServerKind.MYSQL_80) TestServer server)
            throws Exception {
        assertThatThrownBy(() -> assertExact(server, Consistency.NONE))
                .hasMessageContaining("allows no lock");
    }

    private static void assertExact(TestServer server, Consistency consistency) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "busy")) {
            schema.execute("CREATE TABLE t (a INT)", "CREATE TABLE other (a INT)");
            SourcePlan source =
                    Plans.of(schema).snapshot(DumpTables.ALL, consistency).plan().sources().get(0);
            try (Writers writers = new Writers(schema);
                    Connection connection = Upstream.openForRows(source)) {
                for (int i = 0; i < 3; i++) {
                    writers.awaitMore();
                    BinlogPosition place =
                            new ConsistentSnapshot(source, new TableId(schema.name(), "t"))
                                    .open(connection);
                    long rows = number(connection, "SELECT COUNT(*) FROM " + schema.name() + ".t");
                    ConsistentSnapshot.close(connection);
                    assertThat(rows).isPositive().isEqualTo(written(schema, place));
                }
            }
        }
    }

    /** Transactions that wrote to the table before the place, one row each. */
    private static long written(TestSchema schema, BinlogPosition place) throws SQLException {
        long count = 0;
        String table = "(" + schema.name() + ".t)";
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SHOW BINLOG EVENTS IN '" + place.file() + "'")) {
            while (row.next()) {
                boolean before = row.getLong("End_log_pos") <= place.offset();
                count += before && row.getString("Info").endsWith(table) ? 1 : 0;
            }
        }
        return count;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sessions that insert row after row, into the table and into another one. */
    private static final class Writers implements AutoCloseable {

        private final TestSchema schema;
        private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        private final List<Future<Long>> results = new ArrayList<>();
        private volatile boolean stopped;

        Writers(TestSchema schema) {
            this.schema = schema;
            for (int i = 0; i < WRITERS; i++) {
                String table = i % 2 == 0 ? "t" : "other";
                results.add(threads.submit(() -> write("INSERT INTO " + table + " VALUES (1)")));
            }
        }

        private Long write(String sql) throws SQLException {
            long rows = 0;
            try (Connection connection = schema.connect();
                    Statement statement = connection.createStatement()) {
                while (!stopped) {
                    rows += statement.executeUpdate(sql);
                }
            }
            return rows;
        }

        void awaitMore() throws SQLException {
            try (Connection connection = schema.connect()) {
                long before = number(connection, "SELECT COUNT(*) FROM t");
                while (number(connection, "SELECT COUNT(*) FROM t") < before + 20) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void close() throws Exception {
            stopped = true;
            threads.shutdown();
            for (Future<Long> result : results) {
                assertThat(result.get()).isPositive();
            }
        }
    }
}
