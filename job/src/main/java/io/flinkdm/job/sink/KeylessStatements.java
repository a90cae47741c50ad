package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases changes of a table without a key, in their order. Whether they have been made before is
 * not seen by looking at the table: {@link SinkProgress} knows. Stateless, pure.
 */
final class KeylessStatements {

    private KeylessStatements() {}

    static void write(List<RowChange> changes, StatementBuilder builder) {
        List<Row> inserts = new ArrayList<>();
        for (RowChange change : changes) {
            if (change.kind() == ChangeKind.INSERT) {
                inserts.add(change.after());
                continue;
            }
            builder.insert(inserts);
            inserts.clear();
            if (change.kind() == ChangeKind.UPDATE) {
                builder.updateOneLike(change.before(), change.after());
            } else {
                builder.deleteOneLike(change.before());
            }
        }
        builder.insert(inserts);
    }
}
