package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;

/** A place in the binlog to compare with, its file's number read once. Immutable. */
record BinlogBound(long fileNumber, long offset, GtidSet gtids) {

    static BinlogBound at(BinlogPosition position) {
        return new BinlogBound(
                BinlogPosition.fileNumber(position.file()), position.offset(), position.gtids());
    }

    /** Whether the bound lies at or before the place. */
    boolean reachedAt(long otherFileNumber, long otherOffset) {
        return otherFileNumber != fileNumber ? otherFileNumber > fileNumber : otherOffset >= offset;
    }
}
