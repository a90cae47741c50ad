package io.flinkdm.job.sink;

import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The tables of {@link AppendHistory} on a target, emptied for each run. JUnit's thread. */
final class InjectedTarget implements AutoCloseable {

    private static final int LANES = 2;
    private static final int BATCH_ROWS = 5;
    private static final int LOAD_DATA_ROWS = 2;

    /** What a lost session has left open ends sooner than with a task. */
    private static final Map<String, String> SESSION = Map.of("tidb_idle_transaction_timeout", "1");

    private final TestSchema schema;
    private final WriterFixture fixture;
    private final Connection connection;
    private final List<TableSchema> structures = new ArrayList<>();

    InjectedTarget(TestServer tidb) throws SQLException {
        schema = TestSchema.create(tidb, "injected");
        fixture =
                WriterFixture.on(
                        tidb.host(), tidb.port(), schema.name(), LANES, BATCH_ROWS, SESSION);
        connection = fixture.connect();
        new SinkProgressTable(schema.name(), "task").ensure(connection);
        for (int table = 0; table < AppendHistory.TABLES.size(); table++) {
            fixture.execute(AppendHistory.definition(schema.name(), table));
            structures.add(fixture.structure(id(table)));
            fixture.source(structures.get(table));
        }
        TableId wider = id(AppendHistory.OWN_COLUMN);
        fixture.execute("ALTER TABLE " + wider.quoted() + " ADD COLUMN own int DEFAULT 7");
        fixture.forget(wider);
    }

    private TableId id(int table) {
        return new TableId(schema.name(), AppendHistory.TABLES.get(table));
    }

    LaneConnector connector() {
        return fixture.connector();
    }

    TidbWriter writer(LaneConnector connector) {
        return fixture.writer(connector, LOAD_DATA_ROWS);
    }

    LoadWriter loader(LaneConnector connector, boolean byInsert) {
        return fixture.loader(connector, BATCH_ROWS, byInsert ? Integer.MAX_VALUE : 1);
    }

    List<TargetEvent> addressed(int table, RowChange row) {
        return fixture.addressed(id(table), structures.get(table), row);
    }

    void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int table = 0; table < AppendHistory.TABLES.size(); table++) {
                statement.execute("DELETE FROM " + id(table).quoted());
            }
            statement.execute(
                    "DELETE FROM " + new TableId(schema.name(), "task_sink_progress").quoted());
        }
    }

    /** Sorted, except for those of the history. */
    List<String> rows(int table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(AppendHistory.query(schema.name(), table))) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        if (!AppendHistory.TABLES.get(table).equals("history")) {
            Collections.sort(rows);
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        fixture.close();
        schema.close();
    }
}
