package io.flinkdm.job.sink;

import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.GtidSet;

/**
 * How far a table is written, by transactions: all of some, and of one more a number of rows.
 * Servers order and split events each in its own way, rows of a table within a transaction they do
 * not. Immutable.
 *
 * @param before the transactions written as a whole
 * @param gtid the one being written
 * @param rows how many of its rows of this table are written
 */
record GtidProgress(GtidSet before, String gtid, int rows) {

    static GtidProgress of(TransactionMark mark, int rowIndex) {
        return new GtidProgress(GtidSet.parse(mark.before()), mark.gtid(), rows(mark, rowIndex));
    }

    private static int rows(TransactionMark mark, int rowIndex) {
        return mark.firstRow() + rowIndex + 1;
    }

    /** Another server's stream may bring first what came later before. */
    GtidProgress after(GtidProgress earlier) {
        GtidSet all = before.union(earlier.before);
        return new GtidProgress(
                gtid.equals(earlier.gtid) ? all : all.union(GtidSet.parse(earlier.gtid)),
                gtid,
                rows);
    }

    boolean covers(TransactionMark mark, int rowIndex) {
        return mark.gtid().equals(gtid)
                ? rows(mark, rowIndex) <= rows
                : before.contains(GtidSet.parse(mark.gtid()));
    }
}
