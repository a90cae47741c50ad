package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.SourceTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Marks rows by their transaction where a source may change its server: those of tables without a
 * key, and once it has changed those of all tables, since the target's keys may be others. Fetcher
 * thread.
 */
final class TransactionMarks {

    private final StreamPosition position;
    private final boolean wanted;
    private final Map<SourceTable, Integer> rows = new HashMap<>();
    private String before;
    private String gtid;

    /**
     * @param wanted whether the source is read by GTIDs
     */
    TransactionMarks(StreamPosition position, boolean wanted) {
        this.position = position;
        this.wanted = wanted;
    }

    /**
     * The mark of an event's rows; {@code null} when they need none.
     *
     * @param firstIndex the first row's place within its event, which is not 0 in a payload
     */
    TransactionMark of(TableMaps.Mapped table, int firstIndex) {
        if (!wanted || !position.knowsGtids() || (!table.keyless() && !position.elsewhere())) {
            return null;
        }
        if (before == null) {
            GtidSet transaction = position.transaction();
            before = position.lastEnd().gtids().toString();
            gtid = transaction.toString();
        }
        return gtid.isEmpty()
                ? null
                : new TransactionMark(
                        before,
                        gtid,
                        rows.getOrDefault(table.table(), 0) - firstIndex,
                        position.elsewhere());
    }

    /** The transaction's GTID where the source is read by them, else {@code ""}. */
    String gtid() {
        return wanted ? position.transaction().toString() : "";
    }

    /** So many rows came with the mark. */
    void counted(TableMaps.Mapped table, int count) {
        rows.merge(table.table(), count, Integer::sum);
    }

    /** Another transaction begins. */
    void clear() {
        if (before != null) {
            before = null;
            rows.clear();
        }
    }
}
