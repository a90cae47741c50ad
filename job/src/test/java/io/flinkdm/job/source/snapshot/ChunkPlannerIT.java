package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the key is, the chunks of a table hold each of its rows once. */
@ExtendWith(TestServers.class)
class ChunkPlannerIT {

    private static final int ROWS = 1_000;
    private static final int CHUNK_ROWS = 90;

    /** Columns and key of a table, and the values of row number {@code %1$d}. */
    private static final List<String[]> TABLES =
            List.of(
                    new String[] {"id INT, v INT, PRIMARY KEY (id)", "(%1$d, 1)"},
                    new String[] {
                        "v INT, id BIGINT UNSIGNED PRIMARY KEY",
                        "(1, CAST(%1$d AS UNSIGNED) * 18446744073709551)"
                    },
                    new String[] {
                        "a INT, b VARCHAR(20) CHARACTER SET latin1, c DATE, PRIMARY KEY (a, b, c)",
                        "(%1$d %% 7, CONCAT('é', %1$d %% 11, 'x'), '2020-01-01' + INTERVAL %1$d DAY)"
                    },
                    new String[] {
                        "k VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
                                + " PRIMARY KEY",
                        "(CONCAT(ELT(%1$d %% 4 + 1, 'a', 'B', '数', 'É'), %1$d))"
                    },
                    new String[] {"k BINARY(16) PRIMARY KEY", "(UNHEX(MD5(%1$d)))"},
                    new String[] {"k VARBINARY(16) PRIMARY KEY", "(UNHEX(HEX(%1$d)))"},
                    new String[] {"d DECIMAL(20,5), UNIQUE KEY u (d)", "(%1$d - 500.25)"},
                    new String[] {"d DECIMAL(20,5) NOT NULL, UNIQUE KEY u (d)", "(%1$d - 500.25)"},
                    new String[] {
                        "t TIMESTAMP(3) NOT NULL DEFAULT 0, e ENUM('z','y','x') NOT NULL,"
                                + " UNIQUE KEY u (e, t)",
                        "('2020-01-01 00:00:00.5' + INTERVAL %1$d SECOND, %1$d %% 3 + 1)"
                    },
                    new String[] {
                        "m TIME(2) NOT NULL, y YEAR NOT NULL, b BIT(9) NOT NULL,"
                                + " PRIMARY KEY (y, m, b)",
                        "(SEC_TO_TIME(%1$d - 500), 2000 + %1$d %% 3, %1$d %% 512)"
                    },
                    new String[] {"id INT, v INT", "(%1$d, 1)"});

    @Test
    void onMySql80(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertChunksHoldEachRowOnce(server);
    }

    @Test
    void onMySql57(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertChunksHoldEachRowOnce(server);
    }

    @Test
    void onMariaDb(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertChunksHoldEachRowOnce(server);
    }

    private static void assertChunksHoldEachRowOnce(TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "chunks_it")) {
            try (Connection connection = schema.connect();
                    var statement = connection.createStatement()) {
                statement.execute("SET sql_mode = '', time_zone = '+00:00'");
                for (int i = 0; i < TABLES.size(); i++) {
                    String rows =
                            IntStream.rangeClosed(1, ROWS)
                                    .mapToObj(TABLES.get(i)[1]::formatted)
                                    .collect(Collectors.joining(", "));
                    statement.execute("CREATE TABLE t" + i + " (" + TABLES.get(i)[0] + ")");
                    statement.execute("INSERT INTO t" + i + " VALUES " + rows);
                    statement.execute("ANALYZE TABLE t" + i);
                }
            }
            SourcePlan source = Plans.of(schema).plan().sources().get(0);
            for (int i = 0; i < TABLES.size(); i++) {
                assertRows(source, new TableId(schema.name(), "t" + i), TABLES.get(i)[0]);
            }
        }
    }

    private static void assertRows(SourcePlan source, TableId table, String definition)
            throws SQLException {
        TableSchema schema = TableRows.structures(source).get(table);
        try (Connection connection = Upstream.openForRows(source)) {
            List<Object> all = rows(connection, source, table, schema, ChunkRange.WHOLE_TABLE);
            List<Object> inChunks = new ArrayList<>();
            for (ChunkRange range : ranges(connection, table, schema)) {
                List<Object> rows = rows(connection, source, table, schema, range);
                assertThat(rows.size())
                        .isLessThanOrEqualTo(range.bounded() ? 2 * CHUNK_ROWS : ROWS);
                inChunks.addAll(rows);
            }
            assertThat(all).hasSize(ROWS);
            assertThat(inChunks).as(definition).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static List<ChunkRange> ranges(Connection connection, TableId table, TableSchema schema)
            throws SQLException {
        if (ChunkKey.of(schema).isEmpty()) {
            return List.of(ChunkRange.WHOLE_TABLE);
        }
        ChunkPlanner planner =
                new ChunkPlanner(connection, table, ChunkKey.of(schema).orElseThrow(), CHUNK_ROWS);
        List<ChunkRange> ranges = new ArrayList<>();
        List<String> after = List.of();
        do {
            ranges.addAll(planner.next(after, 3, ROWS));
            after = ranges.get(ranges.size() - 1).upTo();
        } while (!after.isEmpty());
        return ranges;
    }

    private static List<Object> rows(
            Connection connection,
            SourcePlan source,
            TableId table,
            TableSchema schema,
            ChunkRange range) {
        List<Object> rows = new ArrayList<>();
        SnapshotSplit split = SnapshotSplit.of(0, table, 0, range, false);
        try (SnapshotReader reader = new SnapshotReader(connection, source, split, schema)) {
            ChangeBatch batch = reader.next();
            while (batch != null) {
                batch.events().forEach(event -> rows.add(((RowChange) event).after()));
                batch = reader.next();
            }
        }
        return rows;
    }
}
