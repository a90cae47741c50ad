package io.flinkdm.job.source;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a target would hold: rows by their first column. An unsafe change must fit exactly, a safe
 * one is applied as a replay would be.
 */
final class ModelTable {

    private final Map<Object, Row> rows = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();

    void apply(RowChange change) {
        if (change.before() != null) {
            Row old = rows.remove(change.before().value(0));
            check(change, change.safe() || change.before().equals(old), "row before is another");
        }
        if (change.after() != null) {
            Row old = rows.put(change.after().value(0), change.after());
            check(change, change.safe() || old == null, "row is there already");
        }
    }

    private void check(RowChange change, boolean fits, String problem) {
        if (!fits) {
            conflicts.add(change + ": " + problem);
        }
    }

    Map<Object, Row> rows() {
        return rows;
    }

    List<String> conflicts() {
        return conflicts;
    }
}
