package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a load on TiDB: new ones, rows that are there already, and lost answers. */
@ExtendWith(TestServers.class)
class LoadWriterIT {

    private static final int LANES = 4;

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture fixture;
    private LoadWriter writer;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "load");
        fixture = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), LANES, 20);
        writer = fixture.loader(tidb.port());
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        fixture.close();
        schema.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY (a)", "PRIMARY KEY (a), UNIQUE KEY (b)"})
    void writesAChunkAgain(String keys) throws Exception {
        Table table = new Table("t", keys);
        table.load(0, 2_500, 1);
        writer.flush(false);
        table.load(0, 5_000, 2);
        writer.flush(false);
        assertThat(table.sums()).containsExactly("5000 5000 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY (a)", "PRIMARY KEY (a), UNIQUE KEY (b)"})
    void keepsRowsThatAreThere(String keys) throws Exception {
        Table table = new Table("t", keys);
        table.load(0, 100, 1);
        writer.flush(false);
        writer.close();
        writer = fixture.loader(tidb.port(), Duplicates.IGNORE);
        table.load(50, 2_000, 2);
        writer.flush(false);
        assertThat(table.sums()).containsExactly("2000 2000 3900");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY (a)", "PRIMARY KEY (a), UNIQUE KEY (b)"})
    void refusesRowsThatAreThereWithOtherValues(String keys) throws Exception {
        Table table = new Table("t", keys);
        table.load(0, 100, 1);
        writer.flush(false);
        writer.close();
        writer = fixture.loader(tidb.port(), Duplicates.ERROR);
        table.load(70, 2_000, 1);
        writer.flush(false);
        assertThat(table.sums()).containsExactly("2000 2000 2000");
        table.load(1_990, 2_010, 2);
        assertThatThrownBy(() -> writer.flush(false))
                .hasStackTraceContaining("a row with this key already");
        assertThat(table.sums()).containsExactly("2000 2000 2000");
    }

    /** As where an operator has switched it off. */
    @Test
    void doesWithoutLoadData() throws Exception {
        writer.close();
        writer = fixture.loader(fixture::connect, 100, 1);
        Table table = new Table("t", "PRIMARY KEY (a)");
        table.load(0, 2_500, 1);
        writer.flush(false);
        assertThat(table.sums()).containsExactly("2500 2500 2500");
        assertThat(fixture.metrics().retries()).isZero();
    }

    @Test
    void changesTablesWithinARun() throws Exception {
        Table first = new Table("t1", "PRIMARY KEY (a)");
        Table second = new Table("t2", "PRIMARY KEY (a)");
        for (int i = 0; i < 30; i++) {
            first.load(i * 10, i * 10 + 10, 1);
            second.load(i * 10, i * 10 + 10, 2);
        }
        writer.flush(false);
        assertThat(first.sums()).containsExactly("300 300 300");
        assertThat(second.sums()).containsExactly("300 300 600");
    }

    @Test
    void keepsNoLaneWithoutRows() throws Exception {
        Table table = new Table("t", "PRIMARY KEY (a)");
        table.load(0, 5_000, 1);
        writer.flush(false);
        assertThat(lanes()).isEqualTo(LANES);
        writer.flush(false);
        assertThat(lanes()).isZero();
        table.load(5_000, 6_000, 1);
        writer.flush(false);
        assertThat(table.sums()).containsExactly("6000 6000 6000");
    }

    @Test
    void survivesLostConnections() throws Exception {
        try (CuttingProxy network = CuttingProxy.before(tidb.port());
                LoadWriter cut = fixture.loader(network.port())) {
            writer = cut;
            Table table = new Table("t", "PRIMARY KEY (a)");
            for (int i = 0; i < 30; i++) {
                table.load(i * 1_000, i * 1_000 + 1_000, 1);
                network.cut();
                writer.flush(false);
            }
            assertThat(table.sums()).containsExactly("30000 30000 30000");
        }
        assertThat(fixture.metrics().retries()).isPositive();
    }

    private static long lanes() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("load lane "))
                .count();
    }

    /** A table and its rows (n, n, value). */
    private final class Table {

        private final TableId id;
        private final TableSchema structure;

        Table(String name, String keys) throws SQLException {
            id = new TableId(schema.name(), name);
            fixture.execute(
                    "CREATE TABLE "
                            + id.quoted()
                            + " (a bigint NOT NULL, b bigint NOT NULL, v bigint, "
                            + keys
                            + ")");
            structure = fixture.structure(id);
            fixture.source(structure);
        }

        void load(long from, long to, long value) throws Exception {
            for (long n = from; n < to; n++) {
                RowChange row =
                        new RowChange(
                                Changes.TABLE,
                                structure.fingerprint(),
                                ChangeKind.INSERT,
                                null,
                                Row.of(n, n, value),
                                true,
                                Origin.snapshot(1),
                                (int) n);
                writer.write(Bundle.of(new TargetEvent(row, id, 0)), null);
            }
        }

        List<String> sums() throws SQLException {
            return fixture.query(
                    "SELECT CONCAT_WS(' ', COUNT(*), COUNT(DISTINCT b), SUM(v)) FROM "
                            + id.quoted());
        }
    }
}
