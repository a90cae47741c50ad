package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.binlog.BinlogRecorder.Account;
import io.flinkdm.job.source.binlog.ColumnValues.Line;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row is the same value whether the snapshot or the binlog brings it, whatever its types. */
class SnapshotEqualsBinlogIT {

    private static final String MARK = "end_of_values";

    @EachSource
    void onEachServer(TestServer server) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (String file : List.of("column-values.txt", "charset-values.txt", "more-values.txt")) {
            lines.addAll(ColumnValues.lines(file, server.kind()));
        }
        if (server.kind() == ServerKind.MYSQL_80 || server.kind() == ServerKind.MYSQL_9) {
            lines.addAll(ColumnValues.lines("json-values.txt"));
        }
        assertSame(server, lines);
    }

    private static void assertSame(TestServer server, List<Line> lines) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "values");
                Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00', sql_mode = ''");
            Account account =
                    new Account(server.host(), server.port(), server.user(), server.password());
            try (BinlogRecorder recorder = new BinlogRecorder(connection, account)) {
                for (int i = 0; i < lines.size(); i++) {
                    ColumnValues.write(connection, "t" + i, lines.get(i));
                }
                statement.execute("CREATE TABLE " + MARK + " (a INT)");
                SourcePlan source = Plans.of(schema).plan().sources().get(0);
                Map<TableId, TableSchema> schemas = TableRows.structures(source);
                DecodedRows decoded = new DecodedRows(schemas::get).addAll(recorder.until(MARK));
                assertThat(differences(schema, lines, source, schemas, decoded)).isEmpty();
            }
        }
    }

    private static List<String> differences(
            TestSchema schema,
            List<Line> lines,
            SourcePlan source,
            Map<TableId, TableSchema> schemas,
            DecodedRows decoded)
            throws SQLException {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TableId table = new TableId(schema.name(), "t" + i);
            Map<Object, Row> binlog = new HashMap<>();
            decoded.of(table)
                    .forEach(change -> binlog.put(change.after().value(0), change.after()));
            Map<Object, Row> snapshot = TableRows.of(source, table, schemas.get(table));
            assertThat(snapshot).hasSize(lines.get(i).literals().size() + 1);
            for (Object id : snapshot.keySet()) {
                if (!snapshot.get(id).equals(binlog.get(id))) {
                    differences.add(
                            lines.get(i)
                                    + " row "
                                    + id
                                    + ": snapshot "
                                    + snapshot.get(id).value(1)
                                    + ", binlog "
                                    + (binlog.get(id) == null ? "none" : binlog.get(id).value(1)));
                }
            }
        }
        return differences;
    }
}
