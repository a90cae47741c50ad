package io.flinkdm.config.plan;

import java.io.Serializable;

/**
 * How existing rows are read ({@code mydumpers}) and written ({@code loaders}).
 *
 * @param threads chunks read at once ({@code threads})
 * @param chunkRows rows of one chunk ({@code rows}); 0 lets the source choose
 * @param poolSize target connections while loading ({@code pool-size})
 */
public record SnapshotPlan(int threads, long chunkRows, int poolSize) implements Serializable {}
