package io.flinkdm.udf.event;

import java.util.Objects;

/**
 * Where an event's rows stand among the transactions of a source, whichever server they were read
 * from. Immutable.
 *
 * @param before the GTID set of all transactions before, as text
 * @param gtid the transaction's own
 * @param firstRow how many rows the transaction has changed in this table before the event's row 0
 * @param moved whether the source has changed its server since the task began: files and offsets
 *     noted before mean nothing any more
 */
public record TransactionMark(String before, String gtid, int firstRow, boolean moved) {

    public TransactionMark {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(gtid, "gtid");
    }
}
