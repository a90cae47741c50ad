package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A life of four tables, with one key, several, none, and one beside a column that only the target
 * has; each change is followed by a row that another table, without a key, only ever appends.
 * Immutable.
 */
final class AppendHistory {

    static final List<String> TABLES =
            List.of("one_key", "many_keys", "no_key", "own_column", "history");

    static final int OWN_COLUMN = 3;

    private static final List<Integer[]> UNIQUE =
            List.of(new Integer[] {0}, new Integer[] {0, 1}, new Integer[0], new Integer[] {0});
    private static final int HISTORY = 4;

    private final List<Change> changes = new ArrayList<>();

    AppendHistory(long seed, int length) {
        Random random = new Random(seed);
        List<SourceTableModel> models = new ArrayList<>();
        UNIQUE.forEach(unique -> models.add(new SourceTableModel(random.nextLong(), unique)));
        for (int i = 0; i < length; i++) {
            int table = random.nextInt(models.size());
            List<RowChange> binlog = models.get(table).change();
            add(table, binlog.get(binlog.size() - 1));
            add(HISTORY, Changes.insert(Row.of((long) i, (long) table, 0L)));
        }
    }

    private void add(int table, RowChange change) {
        Origin origin =
                Origin.binlog(
                        "mysql-bin.000001",
                        100L * (changes.size() / 4 + 1),
                        System.currentTimeMillis());
        changes.add(new Change(table, at(table, origin, changes.size() % 4, change)));
    }

    /** Of the present: lanes wait longer for more rows behind one that is late. */
    private static RowChange at(int table, Origin origin, int rowIndex, RowChange change) {
        return new RowChange(
                new SourceTable("mysql-01", new TableId("from", TABLES.get(table))),
                change.schema(),
                change.kind(),
                change.before(),
                change.after(),
                change.safe(),
                origin,
                rowIndex);
    }

    int size() {
        return changes.size();
    }

    Change change(int index) {
        return changes.get(index);
    }

    /** The rows of a table after so many changes; of the history in the order they came in. */
    List<String> rows(int table, int after) {
        List<String> rows = new ArrayList<>();
        for (Change change : changes.subList(0, after)) {
            if (change.table() == table) {
                apply(rows, change.row());
            }
        }
        if (table != HISTORY) {
            Collections.sort(rows);
        }
        return rows;
    }

    private static void apply(List<String> rows, RowChange change) {
        if (change.kind() != ChangeKind.INSERT) {
            rows.remove(text(change.before()));
        }
        if (change.kind() != ChangeKind.DELETE) {
            rows.add(text(change.after()));
        }
    }

    private static String text(Row row) {
        return row.value(0) + "," + row.value(1) + "," + row.value(2);
    }

    /** TiDB numbers the rows of a table without a key as they come. */
    static String query(String schema, int table) {
        String order = table == HISTORY ? " ORDER BY _tidb_rowid" : "";
        return "SELECT CONCAT_WS(',', a, b, v) FROM "
                + new TableId(schema, TABLES.get(table)).quoted()
                + order;
    }

    static String definition(String schema, int table) {
        String keys =
                List.of(
                                "PRIMARY KEY (a)",
                                "PRIMARY KEY (a), UNIQUE KEY (b)",
                                "KEY (b)",
                                "PRIMARY KEY (a)",
                                "KEY (v)")
                        .get(table);
        return "CREATE TABLE "
                + new TableId(schema, TABLES.get(table)).quoted()
                + " (a bigint NOT NULL, b bigint NOT NULL, v bigint, "
                + keys
                + ")";
    }

    record Change(int table, RowChange row) {}
}
