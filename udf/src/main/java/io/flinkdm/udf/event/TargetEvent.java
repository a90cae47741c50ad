package io.flinkdm.udf.event;

import io.flinkdm.udf.model.TableId;

/**
 * A row addressed to a writer; the only thing the sink takes.
 *
 * @param change the row; an UPDATE here never changes the key that addresses it
 * @param target the table to write
 * @param address hash that picks the writer and, inside it, the lane: rows of one key share it
 * @param structure how many statements have changed the target table since the job was started
 *     last: another number than that of the rows before means another structure
 */
public record TargetEvent(RowChange change, TableId target, int address, int structure) {

    /** Before any statement. */
    public TargetEvent(RowChange change, TableId target, int address) {
        this(change, target, address, 0);
    }
}
