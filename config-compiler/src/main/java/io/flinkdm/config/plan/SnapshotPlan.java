package io.flinkdm.config.plan;

import io.flinkdm.udf.filter.DumpTables;
import java.io.Serializable;
import java.util.Objects;

/**
 * How existing rows are read ({@code mydumpers}) and written ({@code loaders}).
 *
 * @param threads most chunks of a source read at once ({@code threads}); 0 for as many as there are
 *     readers
 * @param chunkRows rows of one chunk ({@code rows}); 0 lets the source choose
 * @param chunkBytes about how large a chunk may be where {@code chunkRows} is 0 ({@code
 *     chunk-filesize})
 * @param poolSize target connections while loading ({@code pool-size})
 * @param where condition of every query, {@code ""} for all rows
 * @param tables whose rows are read
 * @param consistency how a table that cannot be cut gets a place in the binlog
 * @param duplicates what becomes of a row whose key is there already
 */
public record SnapshotPlan(
        int threads,
        long chunkRows,
        long chunkBytes,
        int poolSize,
        String where,
        DumpTables tables,
        Consistency consistency,
        Duplicates duplicates)
        implements Serializable {

    /** DM's default of {@code chunk-filesize}. */
    public static final long DEFAULT_CHUNK_BYTES = 64L << 20;

    public SnapshotPlan {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(consistency, "consistency");
        Objects.requireNonNull(duplicates, "duplicates");
    }

    /** {@code --consistency}: which lock may be held for a moment on a busy source. */
    public enum Consistency {
        /** All tables', as {@link #FLUSH}. */
        AUTO,
        /** All tables'. */
        FLUSH,
        /** That of the table alone. */
        LOCK,
        /** No lock. */
        NONE
    }

    /** {@code on-duplicate-logical}. */
    public enum Duplicates {
        REPLACE,
        IGNORE,
        ERROR
    }

    /** Of all rows, replacing those that are there. */
    public SnapshotPlan(int threads, long chunkRows, int poolSize) {
        this(
                threads,
                chunkRows,
                DEFAULT_CHUNK_BYTES,
                poolSize,
                "",
                DumpTables.ALL,
                Consistency.AUTO,
                Duplicates.REPLACE);
    }
}
