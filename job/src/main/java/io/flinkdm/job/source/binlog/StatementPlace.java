package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;

/**
 * Where a statement stands. Immutable.
 *
 * @param endOffset where its event ends, in bytes
 * @param gtid its transaction's, {@code ""} when the source is not read by them
 * @param before all transactions before it, as far as they are known
 */
record StatementPlace(Origin origin, long endOffset, String gtid, GtidSet before) {

    BinlogPosition start() {
        return new BinlogPosition(origin.file(), origin.offset(), before);
    }

    /** As DM's errors say it. */
    String display() {
        return origin.location(endOffset, before);
    }
}
