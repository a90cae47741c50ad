package io.flinkdm.job.shard.queue;

import java.util.Objects;

/**
 * Where a row that waits is kept. Immutable.
 *
 * @param table its table, as {@link TableQueue#key}
 * @param piece number of the piece it waits behind
 * @param row its number among those of the table behind the piece
 */
public record HeldPlace(String table, long piece, long row) {

    public HeldPlace {
        Objects.requireNonNull(table, "table");
    }
}
