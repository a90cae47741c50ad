package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.job.source.server.SourceStructure;

/**
 * How many rows a chunk is to have: those the task names, else so many that it stays within a size
 * in bytes, as far as the server knows the size of its rows. Pure.
 */
final class ChunkSize {

    /** Reading a chunk again after a crash is a matter of a second. */
    static final long DEFAULT_ROWS = 100_000;

    /** Fewer would cost more than they save. */
    private static final long FEWEST_ROWS = 100;

    private ChunkSize() {}

    static long rows(SnapshotPlan plan, SourceStructure structure) {
        if (plan.chunkRows() > 0) {
            return plan.chunkRows();
        }
        // The server's figures of a small table are those of its pages.
        if (structure.dataBytes() <= plan.chunkBytes() || structure.estimatedRows() == 0) {
            return DEFAULT_ROWS;
        }
        long rowBytes = Math.max(1, structure.dataBytes() / structure.estimatedRows());
        long fitting = Math.max(FEWEST_ROWS, plan.chunkBytes() / rowBytes);
        return Math.min(DEFAULT_ROWS, fitting);
    }
}
