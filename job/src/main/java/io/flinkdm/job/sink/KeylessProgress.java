package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lane knows about how far tables without a key are written: changes the target has are left
 * out, and each transaction notes its last one. Lane thread.
 *
 * <p>A snapshot that is read again from its start (the job restarted within it) comes in another
 * order and with other rows: what the first reading left in the table is deleted.
 */
final class KeylessProgress {

    private final SinkProgressTable table;
    private final Map<SourceTable, Optional<SinkProgress>> known = new HashMap<>();
    private boolean ensured;

    KeylessProgress(SinkProgressTable table) {
        this.table = table;
    }

    /** Before the transaction: what cannot be part of it. */
    void prepare(Connection connection, Batch batch) throws SQLException {
        if (!ensured) {
            table.ensure(connection);
            ensured = true;
        }
        for (LaneRow row : batch.rows()) {
            if (row.change().origin().fromSnapshot() && row.change().rowIndex() == 0) {
                startAfresh(connection, row.change().table(), row.layout().target());
            }
        }
    }

    /** Within the transaction: the changes the target does not have yet. */
    List<RowChange> unwritten(Connection connection, Batch batch, WriteMode mode)
            throws SQLException {
        List<RowChange> changes = new ArrayList<>();
        for (LaneRow row : batch.rows()) {
            RowChange change = row.change();
            boolean doubtful = change.safe() || mode == WriteMode.SAFE;
            if (!doubtful || !written(connection, change)) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** Within the transaction: notes the last of these changes for each source table. */
    void advance(Connection connection, TableId target, List<RowChange> changes)
            throws SQLException {
        Map<SourceTable, RowChange> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.table(), change));
        for (Map.Entry<SourceTable, RowChange> entry : last.entrySet()) {
            SinkProgress latest = SinkProgress.of(entry.getValue());
            SinkProgress progress =
                    latest.gtids() == null
                            ? latest
                            : find(connection, entry.getKey()).map(latest::after).orElse(latest);
            table.put(connection, entry.getKey(), target, progress);
            known.put(entry.getKey(), Optional.of(progress));
        }
    }

    /** After a failure: only the target knows now. */
    void forget() {
        known.clear();
    }

    private boolean written(Connection connection, RowChange change) throws SQLException {
        return find(connection, change.table()).filter(p -> p.covers(change)).isPresent();
    }

    private Optional<SinkProgress> find(Connection connection, SourceTable source)
            throws SQLException {
        Optional<SinkProgress> progress = known.get(source);
        if (progress == null) {
            progress = table.find(connection, source);
            known.put(source, progress);
        }
        return progress;
    }

    private void startAfresh(Connection connection, SourceTable source, TableId target)
            throws SQLException {
        if (find(connection, source).isEmpty()) {
            return;
        }
        LeftoverRows.delete(connection, table, source, target);
        known.put(source, Optional.empty());
    }
}
