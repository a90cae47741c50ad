package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A source's table of three columns {@code (a, b, v)} and its binlog: changes at random, few
 * values, so that rows meet often. Which columns are unique decides what a change may do.
 */
final class SourceTableModel {

    private static final int VALUES = 12;

    private final Random random;
    private final List<Integer> unique;
    private final List<Row> rows = new ArrayList<>();
    private final List<RowChange> binlog = new ArrayList<>();

    /**
     * @param unique the columns that are unique, each for itself
     */
    SourceTableModel(long seed, Integer... unique) {
        this.random = new Random(seed);
        this.unique = List.of(unique);
    }

    /** Makes one change more and gives all so far. */
    List<RowChange> change() {
        RowChange change = next();
        binlog.add(Changes.at(change, 100L * (binlog.size() / 3 + 1), binlog.size() % 3));
        return binlog;
    }

    List<Row> rows() {
        return rows;
    }

    private RowChange next() {
        Row fresh = Row.of(value(), value(), random.nextLong(1_000));
        int kind = rows.isEmpty() ? 0 : random.nextInt(4);
        int at = rows.isEmpty() ? -1 : random.nextInt(rows.size());
        if (kind == 0 && free(fresh, -1)) {
            rows.add(fresh);
            return Changes.insert(fresh);
        }
        if (kind == 1) {
            return Changes.delete(rows.remove(at));
        }
        if (at < 0) {
            return next();
        }
        Row before = rows.get(at);
        Row after =
                free(fresh, at) ? fresh : Row.of(before.value(0), before.value(1), fresh.value(2));
        rows.set(at, after);
        return Changes.update(before, after);
    }

    /** Some are neighbours, which keep to one lane. */
    private Long value() {
        return 40L * random.nextInt(VALUES);
    }

    private boolean free(Row row, int except) {
        for (int i = 0; i < rows.size(); i++) {
            Row other = rows.get(i);
            if (i != except && unique.stream().anyMatch(c -> row.value(c).equals(other.value(c)))) {
                return false;
            }
        }
        return true;
    }
}
