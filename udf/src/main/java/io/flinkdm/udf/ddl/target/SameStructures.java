package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Set;

/** Whether two ways lead to the same tables; the order of keys says nothing. Stateless. */
final class SameStructures {

    private SameStructures() {}

    static boolean are(Structures one, Structures other) {
        return one.tables().keySet().equals(other.tables().keySet())
                && one.tables().entrySet().stream()
                        .allMatch(entry -> are(entry, other.tables().get(entry.getKey())));
    }

    private static boolean are(Map.Entry<TableId, TrackedTable> one, TrackedTable other) {
        TrackedTable table = one.getValue();
        return table.text().equals(other.text())
                && table.columns().equals(other.columns())
                && Set.copyOf(table.keys()).equals(Set.copyOf(other.keys()));
    }
}
