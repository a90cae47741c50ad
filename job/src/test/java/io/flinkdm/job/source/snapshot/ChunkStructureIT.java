package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables that are altered between the cutting of their chunks and the reading. */
@ExtendWith(TestServers.class)
class ChunkStructureIT {

    /** What was read, and the structure it was published with. */
    private record Read(List<Row> rows, TableSchema published) {}

    private static Read read(TestSchema schema, String keyless, String... changes)
            throws SQLException {
        SourcePlan source = Plans.of(schema).plan().sources().get(0);
        TableId table = new TableId(schema.name(), "t");
        TableSchema cut = TableRows.structures(source).get(table);
        schema.execute(changes);
        SnapshotSplit chunk =
                SnapshotSplit.of(
                        0,
                        table,
                        cut.fingerprint(),
                        ChunkRange.WHOLE_TABLE,
                        keyless.equals("keyless"));
        List<Row> rows = new ArrayList<>();
        List<TableSchema> published = new ArrayList<>(List.of(cut));
        try (Connection connection = Upstream.openForRows(source);
                SnapshotReader reader =
                        new SnapshotReader(
                                connection,
                                source,
                                chunk,
                                cut,
                                other -> {
                                    published.add(other);
                                    return other.fingerprint();
                                })) {
            ChangeBatch batch = reader.next();
            while (batch != null) {
                batch.events().forEach(event -> rows.add(((RowChange) event).after()));
                batch = reader.next();
            }
        }
        return new Read(rows, published.get(published.size() - 1));
    }

    private static TestSchema create(TestServer server, String key) throws SQLException {
        TestSchema schema = TestSchema.create(server, "chunk");
        schema.execute(
                "CREATE TABLE t (id INT "
                        + key
                        + ", v VARCHAR(9), e ENUM('a', 'b'))"
                        + " CHARACTER SET utf8mb4",
                "INSERT INTO t VALUES (1, 'é', 'b')");
        return schema;
    }

    @EachSource({ServerKind.MYSQL_57, ServerKind.MYSQL_80, ServerKind.MARIADB})
    void columnsMayComeAndGo(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "PRIMARY KEY")) {
            Read read = read(schema, "", "ALTER TABLE t ADD n INT FIRST, DROP v");

            assertThat(read.rows()).containsExactly(Row.of(1L, 2L));
            assertThat(read.published().columns())
                    .extracting(Column::name)
                    .containsExactly("id", "e");
        }
    }

    @EachSource({ServerKind.MYSQL_57, ServerKind.MYSQL_80, ServerKind.MARIADB})
    void aColumnOfAnotherTypeStopsIt(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "PRIMARY KEY")) {
            assertThatThrownBy(() -> read(schema, "", "ALTER TABLE t MODIFY e ENUM('b', 'a', 'c')"))
                    .hasMessageContaining("code=32001")
                    .hasMessageContaining("column `e` became enum('b','a','c') while its rows");
            assertThatThrownBy(
                            () -> read(schema, "", "ALTER TABLE t CONVERT TO CHARACTER SET latin1"))
                    .hasMessageContaining("while its rows were loaded");
        }
    }

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void anOrderMayChangeThatNothingIsReadBy(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "PRIMARY KEY")) {
            String change =
                    "ALTER TABLE t MODIFY v VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                            + " MODIFY id INT DEFAULT 3";
            assertThat(read(schema, "", change).rows()).hasSize(1);
        }
    }

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void aTableThatIsGoneStopsIt(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "PRIMARY KEY")) {
            assertThatThrownBy(() -> read(schema, "", "RENAME TABLE t TO u"))
                    .hasMessageContaining("code=32001")
                    .hasMessageContaining("was dropped or renamed while its rows were loaded");
        }
    }

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void aTableWithoutAKeyMayNotGainColumns(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "")) {
            assertThat(read(schema, "keyless", "ALTER TABLE t ADD KEY (v)").rows()).hasSize(1);
            assertThatThrownBy(() -> read(schema, "keyless", "ALTER TABLE t ADD n INT"))
                    .hasMessageContaining("has no unique key");
        }
    }

    @EachSource({ServerKind.MYSQL_57, ServerKind.MYSQL_80, ServerKind.MARIADB})
    void nobodyAltersItWhileItIsRead(TestServer server) throws Exception {
        try (TestSchema schema = create(server, "PRIMARY KEY")) {
            SourcePlan source = Plans.of(schema).plan().sources().get(0);
            TableId table = new TableId(schema.name(), "t");
            TableSchema cut = TableRows.structures(source).get(table);
            SnapshotSplit chunk = SnapshotSplit.of(0, table, 0, ChunkRange.WHOLE_TABLE, false);
            try (Connection connection = Upstream.openForRows(source)) {
                ChunkStructure.begin(connection);
                new ChunkStructure(source, chunk).look(connection, cut);
                assertThatThrownBy(
                                () ->
                                        schema.execute(
                                                "SET SESSION lock_wait_timeout = 1",
                                                "ALTER TABLE t ADD n INT"))
                        .hasMessageContaining("ock wait timeout");
                ChunkStructure.end(connection);
                schema.execute("ALTER TABLE t ADD n INT");
            }
        }
    }
}
