package io.flinkdm.job.sink;

import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;

/**
 * The last change of a source table that is on the target, the snapshot's rows coming before those
 * of the binlog. Kept for tables without a key, where the table itself cannot tell. Immutable.
 *
 * @param file binlog file, {@code ""} in the snapshot
 * @param offset of the event in the file
 * @param rowIndex place of the row in the event or in the snapshot's chunk
 */
record SinkProgress(String file, long offset, int rowIndex) {

    static SinkProgress of(RowChange change) {
        Origin origin = change.origin();
        return new SinkProgress(origin.file(), origin.offset(), change.rowIndex());
    }

    /** Whether no change of the binlog has been written yet. */
    boolean inSnapshot() {
        return file.isEmpty();
    }

    /** Whether the change was written no later than the one this stands for. */
    boolean covers(RowChange change) {
        Origin origin = change.origin();
        if (origin.fromSnapshot() || file.isEmpty()) {
            return origin.fromSnapshot() && (!file.isEmpty() || change.rowIndex() <= rowIndex);
        }
        int byFile =
                Long.compare(
                        BinlogPosition.fileNumber(origin.file()), BinlogPosition.fileNumber(file));
        int byOffset = byFile != 0 ? byFile : Long.compareUnsigned(origin.offset(), offset);
        return byOffset < 0 || (byOffset == 0 && change.rowIndex() <= rowIndex);
    }
}
