package io.flinkdm.submit.status;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.udf.model.GtidSet;
import java.util.List;

/**
 * One source at the moment of asking. Immutable.
 *
 * @param head the end of its binlog, asked from the source itself where possible
 * @param byGtid whether the task compares GTID sets instead of positions
 * @param tables those whose existing rows are being read
 */
record SourceReading(
        SourceStatus status, Location head, Rates rates, boolean byGtid, List<TableStatus> tables) {

    SourceReading(SourceStatus status, Location head, Rates rates, boolean byGtid) {
        this(status, head, rates, byGtid, List.of());
    }

    /** Whether everything upstream is durable on the target. */
    boolean isSynced() {
        Location flushed = status.flushed();
        if (byGtid && !head.gtidSet().isEmpty() && !flushed.gtidSet().isEmpty()) {
            return GtidSet.parse(flushed.gtidSet()).contains(GtidSet.parse(head.gtidSet()));
        }
        return !head.file().isEmpty()
                && head.file().equals(flushed.file())
                && head.offset() == flushed.offset();
    }
}
