package io.flinkdm.job.sink;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.BinlogPosition;

/**
 * The last change of a source table that is on the target, the snapshot's rows coming before those
 * of the binlog. Kept for tables without a key, where the table itself cannot tell. Immutable.
 *
 * @param file binlog file, {@code ""} in the snapshot
 * @param offset of the event in the file
 * @param rowIndex place of the row in the event or in the snapshot's chunk
 * @param gtids the same by GTIDs, which holds whatever server is read; {@code null} when the source
 *     is read by file and offset
 */
record SinkProgress(String file, long offset, int rowIndex, GtidProgress gtids) {

    SinkProgress(String file, long offset, int rowIndex) {
        this(file, offset, rowIndex, null);
    }

    static SinkProgress of(RowChange change) {
        Origin origin = change.origin();
        TransactionMark mark = origin.transaction();
        return new SinkProgress(
                origin.file(),
                origin.offset(),
                change.rowIndex(),
                mark == null ? null : GtidProgress.of(mark, change.rowIndex()));
    }

    /** This one, after an earlier one of the same table. */
    SinkProgress after(SinkProgress earlier) {
        return gtids == null || earlier.gtids == null
                ? this
                : new SinkProgress(file, offset, rowIndex, gtids.after(earlier.gtids));
    }

    /** Whether no change of the binlog has been written yet. */
    boolean inSnapshot() {
        return file.isEmpty();
    }

    /**
     * Whether the change was written no later than the one this stands for.
     *
     * @throws MigrationException 52024 when that cannot be told: the change is another server's,
     *     and this was noted without GTIDs
     */
    boolean covers(RowChange change) {
        Origin origin = change.origin();
        if (origin.fromSnapshot() || file.isEmpty()) {
            return origin.fromSnapshot() && (!file.isEmpty() || change.rowIndex() <= rowIndex);
        }
        TransactionMark mark = origin.transaction();
        if (mark != null && gtids != null) {
            return gtids.covers(mark, change.rowIndex());
        }
        if (mark != null && mark.moved()) {
            throw incomparable(change);
        }
        int byFile =
                Long.compare(
                        BinlogPosition.fileNumber(origin.file()), BinlogPosition.fileNumber(file));
        int byOffset = byFile != 0 ? byFile : Long.compareUnsigned(origin.offset(), offset);
        return byOffset < 0 || (byOffset == 0 && change.rowIndex() <= rowIndex);
    }

    private MigrationException incomparable(RowChange change) {
        return new MigrationException(
                ErrorCode.KEYLESS_PROGRESS_UNKNOWN,
                ErrorScope.DOWNSTREAM,
                change
                        + ": the source has changed its server, and what the target has of this"
                        + " table, which has no key there, is known up to ("
                        + file
                        + ", "
                        + Long.toUnsignedString(offset)
                        + ") of the server before only",
                null);
    }
}
