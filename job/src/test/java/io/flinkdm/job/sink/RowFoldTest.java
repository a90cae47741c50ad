package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowFoldTest {

    private static final int LONGEST = 7;

    private static RowFold fold() {
        return new RowFold(row -> row.value(0));
    }

    private static List<Row> rows(RowFold fold, RowFold.Action action) {
        return fold.rows(Set.of(action));
    }

    /** What the target holds after the fold is written: deletes, inserts, puts. */
    private static Map<Object, Row> written(RowFold fold, Map<Object, Row> start) {
        Map<Object, Row> table = new HashMap<>(start);
        fold.rowsToFind().forEach(row -> assertThat(table).containsKey(row.value(0)));
        rows(fold, RowFold.Action.DELETE)
                .forEach(row -> assertThat(table.remove(row.value(0))).isNotNull());
        rows(fold, RowFold.Action.CLEAR).forEach(row -> table.remove(row.value(0)));
        rows(fold, RowFold.Action.INSERT)
                .forEach(row -> assertThat(table.put(row.value(0), row)).isNull());
        fold.rows(Set.of(RowFold.Action.ADD, RowFold.Action.PUT))
                .forEach(row -> table.put(row.value(0), row));
        return table;
    }

    /** Every way a row can live through up to seven changes. */
    @Test
    void foldsEveryHistoryOfARow() {
        histories(null, new ArrayList<>());
        histories(Row.of(1L, 0L), new ArrayList<>());
    }

    private void histories(Row start, List<RowChange> soFar) {
        Row now = soFar.isEmpty() ? start : soFar.get(soFar.size() - 1).after();
        check(start, now, soFar);
        if (soFar.size() == LONGEST) {
            return;
        }
        Row next = Row.of(1L, (long) soFar.size() + 1);
        if (now == null) {
            explore(start, soFar, Changes.insert(next));
        } else {
            explore(start, soFar, Changes.update(now, next));
            explore(start, soFar, Changes.delete(now));
        }
    }

    private void explore(Row start, List<RowChange> soFar, RowChange change) {
        soFar.add(change);
        histories(start, soFar);
        soFar.remove(soFar.size() - 1);
    }

    private static void check(Row start, Row end, List<RowChange> changes) {
        RowFold fold = fold();
        changes.forEach(change -> assertThat(fold.add(change)).isTrue());
        Map<Object, Row> expected = end == null ? Map.of() : Map.of(1L, end);
        Map<Object, Row> before = start == null ? Map.of() : Map.of(1L, start);
        assertThat(written(fold, before)).isEqualTo(expected);
        // Once written it can be written again, from whatever it left.
        RowFold again = fold();
        changes.forEach(change -> again.add(Changes.safe(change)));
        if (!changes.isEmpty()) {
            assertThat(written(again, expected)).isEqualTo(expected);
            assertThat(rows(again, RowFold.Action.INSERT)).isEmpty();
        }
    }

    @Test
    void foldsManyRowsAtOnce() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Map<Object, Row> table = new HashMap<>();
            Map<Object, Row> start = new HashMap<>();
            RowFold fold = fold();
            for (int i = 0; i < 200; i++) {
                Row row = Row.of((long) random.nextInt(20), random.nextLong());
                Row before = table.get(row.value(0));
                RowChange change = next(before, row, random);
                if (i < 50) {
                    put(start, row.value(0), change.after());
                } else {
                    assertThat(fold.add(change)).isTrue();
                }
                put(table, row.value(0), change.after());
            }
            assertThat(written(fold, start)).as("seed %d", seed).isEqualTo(table);
        }
    }

    private static RowChange next(Row before, Row row, Random random) {
        if (before == null) {
            return Changes.insert(row);
        }
        return random.nextBoolean() ? Changes.update(before, row) : Changes.delete(before);
    }

    private static void put(Map<Object, Row> table, Object key, Row row) {
        if (row == null) {
            table.remove(key);
        } else {
            table.put(key, row);
        }
    }

    @Test
    void leavesAConflictToTheTarget() {
        RowFold fold = fold();
        fold.add(Changes.insert(Row.of(1L, 1L)));
        assertThat(fold.add(Changes.insert(Row.of(1L, 2L)))).isFalse();
        assertThat(rows(fold, RowFold.Action.INSERT)).containsExactly(Row.of(1L, 1L));
    }

    /** Two shards have it, or one has it twice as a filter leaves out what is between. */
    @Test
    void leavesASecondInsertToTheTarget() {
        RowFold fold = fold();
        fold.add(Changes.safe(Changes.insert(Row.of(1L, 1L))));
        fold.add(Changes.safe(Changes.update(Row.of(1L, 1L), Row.of(1L, 2L))));
        assertThat(fold.add(Changes.safe(Changes.insert(Row.of(1L, 3L))))).isFalse();
        assertThat(rows(fold, RowFold.Action.ADD)).containsExactly(Row.of(1L, 2L));
    }

    @Test
    void knowsWhatHasToBeThere() {
        RowFold fold = fold();
        fold.add(Changes.update(Row.of(1L, 1L), Row.of(1L, 2L)));
        fold.add(Changes.insert(Row.of(2L, 1L)));
        fold.add(Changes.delete(Row.of(2L, 1L)));
        fold.add(Changes.safe(Changes.update(Row.of(3L, 1L), Row.of(3L, 2L))));
        fold.add(Changes.delete(Row.of(4L, 1L)));
        fold.add(Changes.insert(Row.of(4L, 2L)));
        assertThat(fold.rowsToFind()).containsExactly(Row.of(1L, 2L), Row.of(4L, 2L));
        assertThat(rows(fold, RowFold.Action.CLEAR)).containsExactly(Row.of(2L, 1L));
        assertThat(rows(fold, RowFold.Action.DELETE)).isEmpty();
    }

    @Test
    void keepsNewRowsApartFromThoseThatMayBeThere() {
        RowFold fold = fold();
        fold.add(Changes.insert(Row.of(1L, 1L)));
        fold.add(Changes.safe(Changes.insert(Row.of(2L, 1L))));
        fold.add(Changes.delete(Row.of(3L, 1L)));
        fold.add(Changes.insert(Row.of(3L, 2L)));
        assertThat(rows(fold, RowFold.Action.INSERT)).containsExactly(Row.of(1L, 1L));
        assertThat(rows(fold, RowFold.Action.ADD)).containsExactly(Row.of(2L, 1L));
        assertThat(rows(fold, RowFold.Action.PUT)).containsExactly(Row.of(3L, 2L));
        assertThat(fold.size()).isEqualTo(3);
    }
}
