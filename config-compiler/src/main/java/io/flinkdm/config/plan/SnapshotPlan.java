package io.flinkdm.config.plan;

import java.io.Serializable;

/**
 * How existing rows are read ({@code mydumpers}) and written ({@code loaders}).
 *
 * @param threads chunks read at once ({@code threads})
 * @param chunkRows rows of one chunk ({@code rows}); 0 lets the source choose
 * @param poolSize target connections while loading ({@code pool-size})
 * @param where condition of every query, {@code ""} for all rows
 * @param extraArgs further arguments of the dump as written, {@code ""} for none
 * @param duplicates what becomes of a row whose key is there already
 */
public record SnapshotPlan(
        int threads,
        long chunkRows,
        int poolSize,
        String where,
        String extraArgs,
        Duplicates duplicates)
        implements Serializable {

    /** {@code on-duplicate-logical}. */
    public enum Duplicates {
        REPLACE,
        IGNORE,
        ERROR
    }

    /** Of all rows, replacing those that are there. */
    public SnapshotPlan(int threads, long chunkRows, int poolSize) {
        this(threads, chunkRows, poolSize, "", "", Duplicates.REPLACE);
    }
}
