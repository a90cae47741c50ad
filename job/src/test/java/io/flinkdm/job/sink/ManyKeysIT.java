package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A table with three unique keys, written through several lanes: TiDB would refuse most orders of
 * its changes but the source's.
 */
@ExtendWith(TestServers.class)
class ManyKeysIT {

    private static final int CHANGES = 4_000;
    private static final String TEXT =
            "CONCAT_WS(',', id, IFNULL(name, '-'), IFNULL(a, '-'), IFNULL(b, '-'), v)";

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;
    private TableId table;
    private TableSchema structure;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "manykeys");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 6, 20);
        table = new TableId(schema.name(), "t");
        writer.execute("CREATE TABLE " + table.quoted() + " (" + ManyKeysModel.COLUMNS + ")");
        structure = writer.structure(table);
        writer.source(structure);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    private static String text(Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.value(i) == null ? "-" : row.value(i).toString());
        }
        return String.join(",", values);
    }

    private void verify(ManyKeysModel source, long seed) throws SQLException {
        assertThat(writer.query("SELECT " + TEXT + " FROM " + table.quoted()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        source.rows().stream().map(ManyKeysIT::text).toList());
    }

    @Test
    void keepsTheOrderOfWhatClashes() throws Exception {
        long seed = Long.getLong("manykeys.seed", System.nanoTime());
        System.out.println("ManyKeysIT: -Dmanykeys.seed=" + seed);
        ManyKeysModel source = new ManyKeysModel(seed);
        for (int i = 0; i < CHANGES || source.swaps(); i++) {
            writer.write(table, structure, source.change());
        }
        writer.flush();
        verify(source, seed);
        assertThat(writer.metrics().missing()).isZero();
    }

    @Test
    void changesMayComeAgain() throws Exception {
        repeat();
    }

    /** Rows are then written over what is there, not in its place. */
    @Test
    void changesMayComeAgainBesideAColumnOfTheTarget() throws Exception {
        writer.execute("ALTER TABLE " + table.quoted() + " ADD COLUMN own int DEFAULT 7");
        writer.forget(table);
        repeat();
        assertThat(writer.query("SELECT own FROM " + table.quoted())).containsOnly("7");
    }

    /** Restarts go back to the last checkpoint; what was read before is safe then. */
    private void repeat() throws Exception {
        long seed = Long.getLong("manykeys.seed", System.nanoTime());
        System.out.println("ManyKeysIT: -Dmanykeys.seed=" + seed);
        ManyKeysModel source = new ManyKeysModel(seed);
        Random random = new Random(seed);
        List<RowChange> binlog = new ArrayList<>();
        int checkpoint = 0;
        int head = 0;
        for (int next = 0; next < CHANGES || source.swaps(); next++) {
            if (next == binlog.size()) {
                binlog.add(source.change());
            }
            RowChange change = binlog.get(next);
            writer.write(table, structure, next < head ? Changes.safe(change) : change);
            int event = random.nextInt(300);
            if (event == 0) {
                writer.flush();
                checkpoint = next + 1;
            } else if (event == 1) {
                writer.restart();
                head = Math.max(head, next + 1);
                next = checkpoint - 1;
            }
        }
        writer.flush();
        verify(source, seed);
    }
}
