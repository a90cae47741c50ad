package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.KeyKinds.KeyKind;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever the key is and however its values are spread, the chunks of a table hold each of its
 * rows once, none is much too large, and the server reads no row that it does not return.
 */
@ExtendWith(TestServers.class)
class ChunkPlannerIT {

    private static final int ROWS = 480;
    private static final int CHUNK_ROWS = 40;

    /** What a query may read beyond its rows: the ends of its ranges. */
    private static final int READS_BESIDE = 12;

    /** The numbers of a table's rows, as a function of 1 to {@link #ROWS}. */
    private static final Map<String, String> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("empty", "SELECT i FROM seq WHERE i < 0");
        SHAPES.put("one", "SELECT i FROM seq WHERE i = 5");
        SHAPES.put("dense", "SELECT i FROM seq");
        SHAPES.put("sparse", "SELECT i * 2011 FROM seq");
        SHAPES.put("skewed", "SELECT IF(i <= 450, i, i * 2000) FROM seq");
        SHAPES.put("gap", "SELECT IF(i <= 240, i, 990000 + i) FROM seq");
    }

    @Test
    void onMySql80(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertAllKinds(server, ServerKind.MYSQL_80);
    }

    @Test
    void onMySql57(@Server(ServerKind.MYSQL_57) TestServer server) throws Exception {
        assertAllKinds(server, ServerKind.MYSQL_57);
    }

    @Test
    void onMariaDb(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertAllKinds(server, ServerKind.MARIADB);
    }

    /** Rows behind the end of the table as it was first seen come by the binlog. */
    @Test
    void aTableThatGrowsAndShrinksIsCutToItsEnd(@Server(ServerKind.MYSQL_80) TestServer server)
            throws Exception {
        for (String key : List.of("id BIGINT", "id DECIMAL(20,0)", "id BINARY(8)")) {
            String value = key.contains("BINARY") ? "UNHEX(LPAD(HEX(%s), 16, '0'))" : "%s";
            try (TestSchema schema = TestSchema.create(server, "growing")) {
                schema.execute("CREATE TABLE t (n INT, " + key + " PRIMARY KEY)");
                insert(schema, value, 0, 2_000);
                assertCutWhileWritten(schema, value);
            }
        }
    }

    private static void insert(TestSchema schema, String value, int from, int to)
            throws SQLException {
        StringBuilder sql = new StringBuilder("INSERT INTO t VALUES ");
        for (int n = from; n < to; n++) {
            sql.append(n == from ? "" : ", ").append("(").append(n).append(", ");
            sql.append(value.formatted(n)).append(")");
        }
        schema.execute(sql.toString());
    }

    private static void assertCutWhileWritten(TestSchema schema, String value) throws Exception {
        SourcePlan source = Plans.of(schema).plan().sources().get(0);
        TableId table = new TableId(schema.name(), "t");
        TableSchema structure = TableRows.structures(source).get(table);
        List<Integer> read = new ArrayList<>();
        int chunks = 0;
        try (Connection connection = Upstream.openForRows(source)) {
            ChunkIndex index = ChunkIndex.find(connection, table, structure).orElseThrow();
            ChunkPlanner planner = new ChunkPlanner(connection, table, index.key(), true, 100);
            List<String> after = List.of();
            Cuts cuts = new Cuts(List.of(), List.of(), false);
            while (!cuts.complete() && chunks < 100) {
                cuts = planner.next(after, cuts.end(), 1, 2_000);
                for (ChunkRange range : cuts.ranges()) {
                    List<Integer> rows = numbers(connection, table, range);
                    assertThat(rows).hasSizeLessThanOrEqualTo(4 * 100);
                    read.addAll(rows);
                    after = range.upTo();
                }
                // Twice a chunk at the end; what has been read, and some of what has not, goes.
                insert(schema, value, 2_000 + 200 * chunks, 2_200 + 200 * chunks);
                schema.execute(
                        "DELETE FROM t WHERE n BETWEEN "
                                + 30 * chunks
                                + " AND "
                                + (30 * chunks + 9),
                        "DELETE FROM t WHERE n IN (" + (1_900 - chunks) + ", 1999)");
                chunks++;
            }
        }
        assertThat(chunks).isBetween(5, 25);
        assertThat(read).doesNotHaveDuplicates().allMatch(n -> n < 2_400);
        assertThat(read).containsAll(remaining(schema));
    }

    /** Rows of the beginning that were there all the time. */
    private static List<Integer> remaining(TestSchema schema) throws SQLException {
        try (Connection connection = schema.connect()) {
            return numbers(connection, new TableId(schema.name(), "t"), ChunkRange.WHOLE_TABLE)
                    .stream()
                    .filter(n -> n < 2_000)
                    .toList();
        }
    }

    private static void assertAllKinds(TestServer server, ServerKind kind) throws Exception {
        List<KeyKind> kinds = KeyKinds.of(kind);
        List<String> wrong = new ArrayList<>();
        try (TestSchema schema = TestSchema.create(server, "chunks_it");
                Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            create(statement, kinds);
            SourcePlan source = Plans.of(schema).plan().sources().get(0);
            Map<TableId, TableSchema> structures = TableRows.structures(source);
            try (Connection rows = Upstream.openForRows(source)) {
                for (int i = 0; i < kinds.size(); i++) {
                    for (String shape : SHAPES.keySet()) {
                        TableId table = new TableId(schema.name(), "t" + i + "_" + shape);
                        String fault = fault(rows, table, structures.get(table));
                        if (!fault.isEmpty()) {
                            wrong.add(kinds.get(i).definition() + " " + shape + ": " + fault);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void create(Statement statement, List<KeyKind> kinds) throws SQLException {
        statement.execute("SET sql_mode = '', time_zone = '+00:00'");
        statement.execute("CREATE TABLE seq (i INT PRIMARY KEY)");
        StringBuilder numbers = new StringBuilder("INSERT INTO seq VALUES (1)");
        for (int i = 2; i <= ROWS; i++) {
            numbers.append(", (").append(i).append(")");
        }
        statement.execute(numbers.toString());
        for (int i = 0; i < kinds.size(); i++) {
            for (Map.Entry<String, String> shape : SHAPES.entrySet()) {
                String table = "t" + i + "_" + shape.getKey();
                statement.execute(
                        "CREATE TABLE "
                                + table
                                + " (n INT NOT NULL, "
                                + kinds.get(i).definition()
                                + ")");
                statement.execute(
                        "INSERT INTO "
                                + table
                                + " SELECT n, "
                                + kinds.get(i).values()
                                + " FROM ("
                                + shape.getValue().replace(" FROM", " n FROM")
                                + ") s");
                statement.execute("ANALYZE TABLE " + table);
            }
        }
    }

    private static String fault(Connection connection, TableId table, TableSchema schema) {
        try {
            List<Integer> all = numbers(connection, table, ChunkRange.WHOLE_TABLE);
            List<Integer> inChunks = new ArrayList<>();
            ChunkIndex index = ChunkIndex.find(connection, table, schema).orElseThrow();
            List<ChunkRange> ranges = ranges(connection, table, index, all.size());
            for (ChunkRange range : ranges) {
                long before = rowsRead(connection);
                List<Integer> rows = numbers(connection, table, range);
                long read = rowsRead(connection) - before;
                if (rows.size() > 4 * CHUNK_ROWS) {
                    return "a chunk has " + rows.size() + " rows";
                }
                if (!index.key().scans() && read > rows.size() + READS_BESIDE) {
                    return read + " rows read for " + rows.size() + " of " + range.columns();
                }
                inChunks.addAll(rows);
            }
            if (ranges.size() > 3 * all.size() / CHUNK_ROWS + 2) {
                return ranges.size() + " chunks for " + all.size() + " rows";
            }
            return inChunks.stream().sorted().toList().equals(all.stream().sorted().toList())
                    ? ""
                    : all.size() + " rows, in chunks " + inChunks.size();
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static List<ChunkRange> ranges(
            Connection connection, TableId table, ChunkIndex index, int rows) throws SQLException {
        ChunkPlanner planner =
                new ChunkPlanner(connection, table, index.key(), index.ordered(), CHUNK_ROWS);
        List<ChunkRange> ranges = new ArrayList<>();
        Cuts cuts = planner.next(List.of(), List.of(), 1, rows);
        ranges.addAll(cuts.ranges());
        while (!cuts.complete()) {
            List<String> after = ranges.get(ranges.size() - 1).upTo();
            cuts = planner.next(after, cuts.end(), 3, rows);
            ranges.addAll(cuts.ranges());
        }
        return ranges;
    }

    private static List<Integer> numbers(Connection connection, TableId table, ChunkRange range)
            throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT n" + ChunkSql.fromRange(table, range))) {
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
        }
        return numbers;
    }

    private static long rowsRead(Connection connection) throws SQLException {
        long reads = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next',"
                                        + " 'Handler_read_prev', 'Handler_read_rnd_next')")) {
            while (row.next()) {
                reads += row.getLong(2);
            }
        }
        return reads;
    }
}
