package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * A source's table {@code (id, name, a, b, v)} with three unique keys: {@code id}; {@code name},
 * whatever its letters' case, or NULL; {@code (a, b)}, or NULL. Changes at random over few values,
 * and two rows that change their names by way of a third, as a transaction would.
 */
final class ManyKeysModel {

    static final String COLUMNS =
            "id bigint NOT NULL, name varchar(20) COLLATE utf8mb4_general_ci, a bigint,"
                    + " b varchar(9) COLLATE utf8mb4_bin, v bigint NOT NULL,"
                    + " PRIMARY KEY (id), UNIQUE KEY n (name), UNIQUE KEY ab (a, b)";

    private static final List<String> NAMES = List.of("anna", "bert", "cäsar", "dora", "emil");

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<RowChange> next = new ArrayDeque<>();
    private long count;

    ManyKeysModel(long seed) {
        random = new Random(seed);
    }

    /** What is in the table after the changes so far; not while it {@link #swaps}. */
    List<Row> rows() {
        return rows;
    }

    /** Whether two rows are about to change their names. */
    boolean swaps() {
        return !next.isEmpty();
    }

    /** Makes one change more. */
    RowChange change() {
        while (next.isEmpty()) {
            int kind = rows.isEmpty() ? 0 : random.nextInt(10);
            if (kind < 3) {
                insert(row());
            } else if (kind < 5) {
                next.add(Changes.delete(rows.remove(random.nextInt(rows.size()))));
            } else if (kind < 9) {
                int at = random.nextInt(rows.size());
                update(at, changed(rows.get(at)));
            } else {
                swap(random.nextInt(rows.size()), random.nextInt(rows.size()));
            }
        }
        count++;
        return Changes.at(next.poll(), 100 + count, 0);
    }

    private void insert(Row row) {
        if (free(row, -1)) {
            rows.add(row);
            next.add(Changes.insert(row));
        }
    }

    private void update(int at, Row after) {
        if (free(after, at)) {
            next.add(Changes.update(rows.set(at, after), after));
        }
    }

    private void swap(int one, int other) {
        Row left = rows.get(one);
        Row right = rows.get(other);
        if (one != other) {
            update(one, named(left, random.nextBoolean() ? null : "temporary"));
            update(other, named(right, left.value(1)));
            update(one, named(left, right.value(1)));
        }
    }

    private Row row() {
        return Row.of((long) random.nextInt(40), name(), a(), b(), random.nextLong(1_000));
    }

    /** Mostly with the keys of the row before. */
    private Row changed(Row before) {
        Row fresh = row();
        Object[] values = new Object[5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 4 || random.nextInt(3) == 0 ? fresh.value(i) : before.value(i);
        }
        return Row.of(values);
    }

    private static Row named(Row row, Object name) {
        return Row.of(row.value(0), name, row.value(2), row.value(3), row.value(4));
    }

    private Object name() {
        String name = NAMES.get(random.nextInt(NAMES.size())) + random.nextInt(3);
        int form = random.nextInt(6);
        return form == 0 ? null : form < 3 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private Object a() {
        return random.nextInt(5) == 0 ? null : (Object) (long) random.nextInt(6);
    }

    private Object b() {
        return random.nextInt(5) == 0 ? null : "b" + random.nextInt(3);
    }

    private boolean free(Row row, int except) {
        for (int i = 0; i < rows.size(); i++) {
            if (i != except && clash(row, rows.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the table cannot hold both rows. */
    static boolean clash(Row row, Row other) {
        return row.value(0).equals(other.value(0))
                || (row.value(1) != null && folded(row).equals(folded(other)))
                || (row.value(2) != null
                        && row.value(3) != null
                        && row.value(2).equals(other.value(2))
                        && row.value(3).equals(other.value(3)));
    }

    private static String folded(Row row) {
        return Objects.toString(row.value(1)).toLowerCase(Locale.ROOT);
    }
}
