package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One transaction that is larger than what its reader may keep of it. With {@code
 * -Dtransaction.rows=1000000} it has a million rows, 2.6 GB.
 */
@ExtendWith(TestServers.class)
class BigTransactionIT {

    private static final int ROWS = Integer.getInteger("transaction.rows", 40_000);
    private static final int ROW_BYTES = 2_600;

    /** Of what lives on the heap, 16 MiB of which are events that wait. */
    private static final long MOST_BYTES = 64L << 20;

    private long mostLive;

    @Test
    void isReadWithoutBeingKept(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "long")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(3000))");
            BinlogPosition start = head(schema);
            schema.execute(
                    "SET SESSION cte_max_recursion_depth = " + ROWS,
                    "BEGIN",
                    "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                            + " WHERE i < %d) SELECT i, REPEAT(CHAR(97 + i %% 26), %d) FROM n"
                                    .formatted(ROWS, ROW_BYTES),
                    "DELETE FROM t WHERE id % 10 = 0",
                    "COMMIT");

            assertThat(read(schema, start)).isEqualTo(ROWS + ROWS / 10);
            System.out.printf(
                    "%,d rows, %,d MB in one transaction, at most %,d MB of them alive%n",
                    ROWS, (long) ROWS * ROW_BYTES / 1_000_000, mostLive / 1_000_000);
            assertThat(mostLive).isLessThan(MOST_BYTES);
        }
    }

    private long read(TestSchema schema, BinlogPosition start) throws Exception {
        BinlogPosition end = head(schema);
        BinlogSplit split =
                new BinlogSplit(
                        start,
                        start,
                        Optional.of(end),
                        Map.of(),
                        LogMark.UNKNOWN,
                        StreamState.UNKNOWN,
                        0,
                        0);
        SourcePlan source = Plans.of(schema).plan().sources().get(0);
        long rows = 0;
        long looked = 0;
        long before = live();
        try (BinlogReader reader = new BinlogReader(source, split, tables(source), new ReadLag())) {
            for (ChangeBatch batch = reader.next(); batch != null; batch = reader.next()) {
                rows += batch.rows();
                assertThat(batch.position() == null || rows == 0 || rows == ROWS + ROWS / 10)
                        .as("the place moves with the transaction's end only")
                        .isTrue();
                if (rows - looked > ROWS / 8) {
                    looked = rows;
                    mostLive = Math.max(mostLive, live() - before);
                }
            }
        }
        return rows;
    }

    private static TrackedTables tables(SourcePlan source) throws SQLException {
        return new TrackedTables(
                source.sourceId(),
                BlockAllowList.compile(source.allow(), CaseSensitivity.INSENSITIVE),
                TableRows.structures(source),
                Map.of());
    }

    private static BinlogPosition head(TestSchema schema) throws SQLException {
        try (Connection connection = schema.connect()) {
            return ServerFlavor.of(connection).head(connection);
        }
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
