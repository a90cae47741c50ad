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
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behind any row of a chunk come the rows that had not been read, and no other. */
@ExtendWith(TestServers.class)
class ChunkRestIT {

    private static final int ROWS = 40;

    @Test
    void onMySql80(@Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        assertThat(told(server)).isGreaterThan(15);
    }

    @Test
    void onMariaDb(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertThat(told(server)).isGreaterThan(15);
    }

    /** How many kinds of keys it is told of. */
    private static int told(TestServer server) throws Exception {
        List<KeyKind> kinds = KeyKinds.of(server.kind());
        int told = 0;
        try (TestSchema schema = TestSchema.create(server, "rest_it")) {
            create(schema, kinds);
            SourcePlan source = Plans.of(schema).plan().sources().get(0);
            Map<TableId, TableSchema> structures = TableRows.structures(source);
            try (Connection connection = Upstream.openForRows(source)) {
                for (int i = 0; i < kinds.size(); i++) {
                    TableId table = new TableId(schema.name(), "t" + i);
                    told += check(connection, table, structures.get(table)) ? 1 : 0;
                }
            }
        }
        return told;
    }

    private static void create(TestSchema schema, List<KeyKind> kinds) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = '', time_zone = '+00:00'");
            statement.execute("CREATE TABLE seq (n INT PRIMARY KEY)");
            for (int n = 1; n <= ROWS; n++) {
                statement.execute("INSERT INTO seq VALUES (" + n + ")");
            }
            for (int i = 0; i < kinds.size(); i++) {
                String columns = kinds.get(i).definition();
                statement.execute("CREATE TABLE t" + i + " (n INT NOT NULL, " + columns + ")");
                statement.execute(
                        "INSERT INTO t" + i + " SELECT n, " + kinds.get(i).values() + " FROM seq");
            }
        }
    }

    private static boolean check(Connection connection, TableId table, TableSchema schema)
            throws SQLException {
        ChunkKey key = ChunkIndex.find(connection, table, schema).orElseThrow().key();
        ChunkRange chunk = new ChunkRange(key.index(), key.names(), List.of(), List.of());
        ChunkRest rest = ChunkRest.of(chunk, schema);
        RowSelect select = RowSelect.of(table, schema);
        List<Row> rows = rows(connection, select, select.sql(chunk, "", rest.order()));
        assertThat(rows).hasSize(ROWS);
        if (rest.behind(rows.get(0)) == null) {
            return false;
        }
        for (int last : List.of(0, ROWS / 2, ROWS - 1)) {
            String sql = select.sql(rest.behind(rows.get(last)), "", rest.order());
            assertThat(rows(connection, select, sql))
                    .as(key + " behind row " + last)
                    .extracting(row -> row.value(0))
                    .isEqualTo(
                            rows.subList(last + 1, ROWS).stream()
                                    .map(row -> row.value(0))
                                    .toList());
        }
        return true;
    }

    private static List<Row> rows(Connection connection, RowSelect select, String sql)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(select.read(result));
            }
        }
        return rows;
    }
}
