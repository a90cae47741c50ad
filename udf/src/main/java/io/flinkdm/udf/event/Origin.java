package io.flinkdm.udf.event;

import java.util.Objects;

/**
 * Where a change was read. One instance is shared by all rows of an event or a chunk.
 *
 * @param file binlog file, or {@code ""} for a row of the snapshot
 * @param offset start of the event in the file, in bytes
 * @param timestampMs when the change was made upstream, milliseconds since 1970; 0 for the snapshot
 * @param chunk number of the snapshot chunk, or -1 for a row of the binlog
 * @param transaction for rows that nothing else tells from others; else {@code null}
 */
public record Origin(
        String file, long offset, long timestampMs, int chunk, TransactionMark transaction) {

    public Origin {
        Objects.requireNonNull(file, "file");
    }

    public static Origin snapshot(int chunk) {
        return new Origin("", 0, 0, chunk, null);
    }

    public static Origin binlog(String file, long offset, long timestampMs) {
        return new Origin(file, offset, timestampMs, -1, null);
    }

    public Origin within(TransactionMark mark) {
        return new Origin(file, offset, timestampMs, chunk, mark);
    }

    public boolean fromSnapshot() {
        return chunk >= 0;
    }

    /**
     * Where an event of the binlog stands, as DM's errors say it; the command line looks for it
     * there.
     *
     * @param endOffset where the event ends, in bytes; 0 when that is not known
     * @param gtids what is known of its transactions
     */
    public String location(long endOffset, Object gtids) {
        String start = "startLocation: [" + place(offset, gtids) + "]";
        return endOffset == 0 ? start : start + ", endLocation: [" + place(endOffset, gtids) + "]";
    }

    private String place(long at, Object gtids) {
        return "position: (" + file + ", " + at + "), gtid-set: " + gtids;
    }

    @Override
    public String toString() {
        return fromSnapshot() ? "snapshot chunk " + chunk : "(" + file + ", " + offset + ")";
    }
}
