package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;

/** Row changes for tests. */
final class Changes {

    static final SourceTable TABLE = new SourceTable("mysql-01", new TableId("from", "t"));

    private Changes() {}

    static RowChange insert(Row after) {
        return change(ChangeKind.INSERT, null, after, false);
    }

    static RowChange update(Row before, Row after) {
        return change(ChangeKind.UPDATE, before, after, false);
    }

    static RowChange delete(Row before) {
        return change(ChangeKind.DELETE, before, null, false);
    }

    static RowChange safe(RowChange change) {
        return new RowChange(
                change.table(),
                change.schema(),
                change.kind(),
                change.before(),
                change.after(),
                true,
                change.origin(),
                change.rowIndex());
    }

    /** At a place of its own in the binlog. */
    static RowChange at(RowChange change, long offset, int rowIndex) {
        return new RowChange(
                change.table(),
                change.schema(),
                change.kind(),
                change.before(),
                change.after(),
                change.safe(),
                Origin.binlog("mysql-bin.000001", offset, 1_000),
                rowIndex);
    }

    /** As the snapshot reads it. */
    static RowChange snapshot(Row row, int rowIndex) {
        return new RowChange(
                TABLE, 1, ChangeKind.INSERT, null, row, true, Origin.snapshot(7), rowIndex);
    }

    private static RowChange change(ChangeKind kind, Row before, Row after, boolean safe) {
        return new RowChange(
                TABLE, 1, kind, before, after, safe, Origin.binlog("mysql-bin.000001", 4, 0), 0);
    }
}
