package io.flinkdm.job.sink;

import io.flinkdm.job.target.UniqueValues;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;

/**
 * Gives each row to a lane of its writer: by its table and address, or by the unique values it
 * shares with rows that are on their way. Task thread.
 */
final class LaneChoice {

    private final Lanes lanes;
    private final LaneSpread spread;
    private final CausalityMap causality;
    private long[] hashes = new long[8];

    /**
     * @param limits of the lanes' batches
     */
    LaneChoice(Lanes lanes, BatchLimits limits) {
        this.lanes = lanes;
        this.spread = new LaneSpread(lanes.count(), limits.rowsOfManyTables());
        this.causality = new CausalityMap(lanes.count(), lane -> lanes.at(lane).written());
    }

    /** Waits while the lane's queue is full. */
    LaneRow put(TargetEvent event, WriteLayout layout) throws InterruptedException {
        RowChange change = event.change();
        UniqueValues unique = layout.uniqueValues();
        if (unique != null) {
            return putInOrder(change, layout, unique);
        }
        LaneRow row = new LaneRow(layout, change, RowBytes.of(change));
        lanes.at(spread.lane(layout, event.address())).put(row);
        return row;
    }

    /** Whether the lanes should be given out anew before the next checkpoint. */
    boolean outgrown() {
        return spread.outgrown();
    }

    /** To be called when no lane holds a row. */
    void plan() {
        spread.plan();
    }

    private LaneRow putInOrder(RowChange change, WriteLayout layout, UniqueValues unique)
            throws InterruptedException {
        int count = hash(change, unique);
        int lane = causality.choose(hashes, count);
        LaneGate gate = causality.conflicting() ? lanes.gate(causality.waits()) : null;
        LaneRow row = new LaneRow(layout, change, RowBytes.of(change), gate);
        causality.note(hashes, count, lane, lanes.at(lane).put(row));
        return row;
    }

    private int hash(RowChange change, UniqueValues unique) {
        if (hashes.length < 2 * unique.size()) {
            hashes = new long[2 * unique.size()];
        }
        int count = 0;
        if (change.before() != null) {
            count = unique.hashes(change.before(), hashes, count);
        }
        return change.after() == null ? count : unique.hashes(change.after(), hashes, count);
    }
}
