package io.flinkdm.job.source.split;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.model.BinlogPosition;
import java.util.List;

/**
 * What was read of a split at once. Emitting all events and noting the position is one step on the
 * task thread, so a checkpoint sees both or none. The list is given away by who made the batch.
 *
 * @param events in order; possibly none
 * @param position where reading may start again after these events; {@code null} when that has not
 *     moved
 * @param mark whose binlog the position is of; {@code null} when the position is, or is no binlog
 *     reader's
 * @param state what holds of the tables at the position; {@code null} when the mark is
 * @param rest what is left of a chunk behind these rows; {@code null} when the chunk can only be
 *     read again as a whole, and for a binlog
 * @param rows how many of the events are rows
 * @param bytes how many bytes were read for them
 * @param timestampMs when the last of them was made upstream, milliseconds since 1970; 0 when
 *     unknown
 */
public record ChangeBatch(
        List<ChangeEvent> events,
        BinlogPosition position,
        LogMark mark,
        StreamState state,
        ChunkRange rest,
        int rows,
        long bytes,
        long timestampMs) {

    /** Nothing came within the time a reader waits. */
    public static final ChangeBatch NOTHING =
            new ChangeBatch(List.of(), null, null, null, null, 0, 0, 0);
}
