package io.flinkdm.job.meta;

import java.util.Objects;

/**
 * How far one source of a task is, as last written to {@code {task}_checkpoint}. Positions are DM's
 * file and offset plus the GTID set as text, {@code ""} and 0 when unknown. Immutable.
 *
 * @param unit {@code Dump}, {@code Load} or {@code Sync}, DM's word for the phase
 * @param finished whether the source has nothing left to do ({@code full} mode)
 * @param totalChunks chunks known so far; grows while tables are still being split
 * @param estimatedRows rows of all tables as the server estimates them
 * @param loadedRows rows of the snapshot that are durable on the target
 * @param loadedBytes their size as read, in bytes
 * @param snapshot where the snapshot was taken
 * @param flushed everything before it is durable on the target
 * @param head the end of the upstream binlog when this was written
 * @param syncedRows row changes read from the binlog since the job was submitted
 * @param syncedBytes binlog bytes read since the job was submitted
 * @param secondsBehind age of the last change applied while changes wait; 0 when none waits
 * @param updatedAtMs when this was written, milliseconds since 1970
 */
public record SourceStatus(
        String sourceId,
        String unit,
        boolean finished,
        long totalTables,
        long completedTables,
        long totalChunks,
        long completedChunks,
        long estimatedRows,
        long loadedRows,
        long loadedBytes,
        Location snapshot,
        Location flushed,
        Location head,
        long syncedRows,
        long syncedBytes,
        long secondsBehind,
        long updatedAtMs) {

    public SourceStatus {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(unit, "unit");
    }

    /** A binlog position as text for people. */
    public record Location(String file, long offset, String gtidSet) {

        public static final Location UNKNOWN = new Location("", 0, "");

        /** DM's spelling, {@code (mysql-bin.000003, 154)}. */
        public String display() {
            return "(" + file + ", " + offset + ")";
        }
    }
}
