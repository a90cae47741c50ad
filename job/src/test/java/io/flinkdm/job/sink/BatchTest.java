package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.TargetTable;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Batch batch = new Batch(new BatchLimits(3, 3, 5, 10, 1_000, 100_000, 2));

    private static WriteLayout layout(String table, Key... keys) {
        TableSchema schema = schema(List.of(bigint("a"), bigint("b")), keys);
        TableId id = new TableId("to", table);
        return WriteLayout.of(new TargetTable(id, schema, "", false), schema);
    }

    private static final WriteLayout KEYED = layout("keyed", primary("a"));

    private static LaneRow row(WriteLayout layout, RowChange change) {
        return new LaneRow(layout, change, 10);
    }

    private static LaneRow update(long key, long value) {
        return row(KEYED, Changes.update(Row.of(key, 0L), Row.of(key, value)));
    }

    @Test
    void aHotRowCountsOnce() {
        for (int i = 0; i < 10; i++) {
            assertThat(batch.offer(update(1, i))).isTrue();
        }
        assertThat(batch.offer(update(1, 10))).isFalse();
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.statements(WriteMode.AS_MARKED))
                .singleElement()
                .satisfies(statement -> assertThat(statement.sql()).contains("VALUES (1,9)"));
    }

    @Test
    void rowsOfDifferentKeysFillIt() {
        assertThat(batch.offer(update(1, 1))).isTrue();
        assertThat(batch.offer(update(2, 1))).isTrue();
        assertThat(batch.offer(update(3, 1))).isTrue();
        assertThat(batch.offer(update(4, 1))).isFalse();
    }

    @Test
    void moreRowsOfManyTablesFillIt() {
        Batch many =
                new Batch(new BatchLimits(BatchLimits.MANY_TABLES, 40, 40, 100, 1_000, 1_000, 100));
        for (int table = 0; table < BatchLimits.MANY_TABLES; table++) {
            WriteLayout layout = layout("t" + table, primary("a"));
            assertThat(many.offer(row(layout, Changes.insert(Row.of(1L, 1L))))).isTrue();
        }
        for (long key = BatchLimits.MANY_TABLES; key < 40; key++) {
            assertThat(many.offer(update(key, 1))).isTrue();
        }
        assertThat(many.offer(update(40, 1))).isFalse();
    }

    @Test
    void smallBatchesStaySmall() {
        assertThat(BatchLimits.ofRows(100).rowsOfManyTables()).isEqualTo(100);
        assertThat(BatchLimits.ofRows(1_000).rowsOfManyTables()).isEqualTo(4_000);
    }

    @Test
    void holdsRowsOfOneStructureOfATable() {
        WriteLayout altered = layout("keyed", primary("a"));
        assertThat(batch.offer(update(1, 1))).isTrue();
        assertThat(batch.offer(row(altered, Changes.insert(Row.of(2L, 1L))))).isFalse();
        assertThat(batch.rows()).hasSize(1);
    }

    @Test
    void moreRowsOfASnapshotFillIt() {
        for (long key = 1; key <= 5; key++) {
            assertThat(batch.offer(loaded(key))).isTrue();
        }
        assertThat(batch.room()).isZero();
        assertThat(batch.offer(loaded(6))).isFalse();
    }

    private static LaneRow loaded(long key) {
        RowChange change = Changes.insert(Row.of(key, 0L));
        return row(
                KEYED,
                new RowChange(
                        change.table(),
                        change.schema(),
                        change.kind(),
                        null,
                        change.after(),
                        true,
                        Origin.snapshot(0),
                        0));
    }

    @Test
    void bytesFillIt() {
        assertThat(batch.offer(new LaneRow(KEYED, update(1, 1).change(), 5_000))).isTrue();
        assertThat(batch.offer(update(1, 2))).isFalse();
    }

    @Test
    void aTableHasOneStructureInIt() {
        batch.offer(update(1, 1));
        WriteLayout changed = layout("keyed", primary("a"));
        assertThat(batch.offer(row(changed, update(1, 2).change()))).isFalse();
        assertThat(batch.offer(row(layout("other", primary("a")), update(1, 2).change()))).isTrue();
    }

    @Test
    void tablesWithoutAKeyStandAlone() {
        WriteLayout keyless = layout("keyless");
        batch.offer(row(keyless, Changes.insert(Row.of(1L, 1L))));
        assertThat(batch.keyless()).isTrue();
        assertThat(batch.offer(update(1, 1))).isFalse();
        assertThat(batch.offer(row(keyless, Changes.insert(Row.of(1L, 1L))))).isTrue();
    }

    @Test
    void deletesComeBeforeInsertsAndPuts() {
        batch.offer(row(KEYED, Changes.insert(Row.of(1L, 1L))));
        batch.offer(update(2, 1));
        batch.offer(row(KEYED, Changes.delete(Row.of(3L, 1L))));
        assertThat(batch.statements(WriteMode.AS_MARKED))
                .extracting(SqlStatement::effect)
                .containsExactly(
                        SqlStatement.Effect.DELETE,
                        SqlStatement.Effect.INSERT,
                        SqlStatement.Effect.UPSERT);
        assertThat(batch.statements(WriteMode.SAFE))
                .extracting(SqlStatement::effect)
                .containsExactly(SqlStatement.Effect.CLEAR, SqlStatement.Effect.UPSERT);
    }

    @Test
    void looksForRowsFirstWhereTheyMustBeThere() {
        batch.offer(row(KEYED, Changes.insert(Row.of(1L, 1L))));
        batch.offer(update(2, 1));
        assertThat(batch.statements(WriteMode.STRICT))
                .extracting(SqlStatement::effect)
                .containsExactly(
                        SqlStatement.Effect.LOOK,
                        SqlStatement.Effect.INSERT,
                        SqlStatement.Effect.UPSERT);
    }

    @Test
    void takesRowsOfTheLoadForNewOnlyWhenTold() {
        batch.offer(row(KEYED, Changes.snapshot(Row.of(1L, 1L), 0)));
        batch.offer(row(KEYED, Changes.snapshot(Row.of(2L, 1L), 1)));
        assertThat(batch.statements(WriteMode.NEW))
                .extracting(SqlStatement::effect)
                .containsExactly(SqlStatement.Effect.INSERT);
        assertThat(batch.statements(WriteMode.AS_MARKED))
                .extracting(SqlStatement::effect)
                .containsExactly(SqlStatement.Effect.UPSERT);
    }

    @Test
    void loadsNewRowsOfOneTableOnly() {
        WriteLayout layout = layout("wide", primary("a"));
        batch.offer(row(layout, Changes.insert(Row.of(1L, 1L))));
        assertThat(batch.loadData()).as("a single one").isEmpty();
        batch.offer(row(layout, Changes.safe(Changes.insert(Row.of(2L, 1L)))));
        assertThat(batch.loadData().orElseThrow().statement().rows()).isEqualTo(2);
        assertThat(batch.repeatable()).isFalse();
        batch.offer(row(layout, Changes.update(Row.of(3L, 1L), Row.of(3L, 2L))));
        assertThat(batch.loadData()).isEmpty();
    }

    @Test
    void comesApartIntoHalves() {
        WriteLayout ordered = layout("ordered", primary("a"), unique("b"));
        for (long n = 0; n < 3; n++) {
            batch.offer(row(ordered, Changes.insert(Row.of(n, n))));
        }
        assertThat(batch.halves()).extracting(Batch::size).containsExactly(2, 1);
    }

    /** Rows of the load may be more than changes may be. */
    @Test
    void losesNoRowOnComingApart() {
        Batch mixed = new Batch(BatchLimits.ofRows(2));
        mixed.offer(row(KEYED, Changes.snapshot(Row.of(0L, 0L), 0)));
        for (long n = 1; n < 10; n++) {
            mixed.offer(row(KEYED, Changes.insert(Row.of(n, n))));
        }
        List<LaneRow> rows = mixed.halves().stream().flatMap(half -> half.rows().stream()).toList();
        assertThat(rows).hasSize(10).isEqualTo(mixed.rows());
    }
}
