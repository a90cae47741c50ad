package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;

/**
 * A row in a lane. Immutable.
 *
 * @param bytes about how long it is as part of a statement
 */
record LaneRow(WriteLayout layout, RowChange change, int bytes) {}
