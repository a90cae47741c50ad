package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of XA transactions until they are committed: those of the one being read, and those of the
 * ones prepared. What does not fit into memory is forgotten and read again when it is wanted. It is
 * no state: what was prepared before a restart is found in the binlog. Fetcher thread.
 */
final class XaTransactions {

    private static final long LIMIT_BYTES = 64L << 20;

    private final Map<String, Changes> prepared = new HashMap<>();
    private Changes open = Changes.NONE;
    private long bytes;

    /** A change of a wanted table. Immutable. */
    record Held(TableMaps.Mapped table, ChangeKind kind, Row before, Row after) {}

    /**
     * The changes of one transaction.
     *
     * @param bytes what they take
     * @param rows {@code null} when they have to be read again
     */
    record Changes(List<Held> rows, long bytes) {

        static final Changes NONE = new Changes(List.of(), 0);
        static final Changes TOO_MANY = new Changes(null, 0);

        boolean forgotten() {
            return rows == null;
        }
    }

    /** Whether rows of the transaction being read are worth decoding. */
    boolean keepsRows() {
        return !open.forgotten();
    }

    /** More rows of the transaction being read. */
    void add(List<Held> rows, long eventBytes) {
        if (bytes + eventBytes > LIMIT_BYTES) {
            bytes -= open.bytes();
            open = Changes.TOO_MANY;
            return;
        }
        List<Held> all = open.rows().isEmpty() ? new ArrayList<>() : open.rows();
        all.addAll(rows);
        open = new Changes(all, open.bytes() + eventBytes);
        bytes += eventBytes;
    }

    /** The transaction being read will be committed or rolled back some time. */
    void prepare(String xid) {
        // A new connection may bring it again.
        take(xid);
        prepared.put(xid, open);
        open = Changes.NONE;
    }

    /** What the transaction being read has changed; it is committed or given up. */
    Changes takeOpen() {
        Changes changes = open;
        bytes -= changes.bytes();
        open = Changes.NONE;
        return changes;
    }

    /**
     * What a prepared transaction has changed; it is committed or rolled back.
     *
     * @return {@code null} when it is not known
     */
    Changes take(String xid) {
        Changes changes = prepared.remove(xid);
        bytes -= changes == null ? 0 : changes.bytes();
        return changes;
    }
}
