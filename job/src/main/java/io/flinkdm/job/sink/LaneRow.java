package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;

/**
 * A row in a lane. Immutable.
 *
 * @param bytes about how long it is as part of a statement
 * @param gate what has to be written before; {@code null} mostly
 */
record LaneRow(WriteLayout layout, RowChange change, int bytes, LaneGate gate) {

    /** With nothing to wait for. */
    LaneRow(WriteLayout layout, RowChange change, int bytes) {
        this(layout, change, bytes, null);
    }
}
