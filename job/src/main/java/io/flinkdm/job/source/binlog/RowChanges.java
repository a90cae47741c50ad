package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
import java.util.List;

/**
 * Makes changes of rows: leaves out those of the snapshot's time, marks and numbers the others
 * within their event or transaction. Fetcher thread.
 */
final class RowChanges {

    private final StreamPosition position;
    private final TransactionMarks marks;
    private boolean safe = true;
    private int nextIndex;

    RowChanges(StreamPosition position, TransactionMarks marks) {
        this.position = position;
        this.marks = marks;
    }

    /** Whether changes from here on may be in the target already. */
    void safe(boolean mayBeRepeated) {
        safe = mayBeRepeated;
    }

    /** A payload begins, whose events have one place and so one numbering. */
    void payloadBegins() {
        nextIndex = 0;
    }

    void transactionEnds() {
        marks.clear();
    }

    /**
     * The rows of an event.
     *
     * @return false when none of them counts
     */
    boolean of(
            RowsEvent event,
            TableMaps.Mapped table,
            BinlogPacket packet,
            Origin place,
            BatchBuilder out) {
        if (table.beforeStart(position, place.offset())) {
            return false;
        }
        int first = packet.inPayload() ? nextIndex : 0;
        TransactionMark mark = marks.of(table, first);
        Origin origin = mark == null ? place : place.within(mark);
        RowDecoder decoder = table.decoder();
        int index = first;
        while (event.next(decoder)) {
            out.row(
                    new RowChange(
                            table.table(),
                            table.fingerprint(),
                            event.kind(),
                            event.before(),
                            event.after(),
                            safe,
                            origin,
                            index++));
        }
        nextIndex = index;
        if (mark != null) {
            marks.counted(table, index - first);
        }
        return true;
    }

    /** Rows kept until now, all of the place where their transaction was committed. */
    void of(List<XaTransactions.Held> rows, Origin place, BatchBuilder out) {
        TableMaps.Mapped table = null;
        TransactionMark mark = null;
        Origin origin = place;
        for (int index = 0; index < rows.size(); index++) {
            XaTransactions.Held row = rows.get(index);
            if (row.table() != table) {
                table = row.table();
                mark = marks.of(table, index);
                origin = mark == null ? place : place.within(mark);
            }
            if (mark != null) {
                marks.counted(table, 1);
            }
            if (!table.beforeStart(position, place.offset())) {
                out.row(
                        new RowChange(
                                table.table(),
                                table.fingerprint(),
                                row.kind(),
                                row.before(),
                                row.after(),
                                safe,
                                origin,
                                index));
            }
        }
    }
}
