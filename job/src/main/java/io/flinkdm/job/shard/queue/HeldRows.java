package io.flinkdm.job.shard.queue;

/**
 * The numbers of the rows of one table that wait behind one piece. Immutable.
 *
 * @param to behind the last one
 */
record HeldRows(long from, long to) {

    static final HeldRows NONE = new HeldRows(0, 0);

    static HeldRows of(HeldPlace place) {
        return new HeldRows(place.row(), place.row() + 1);
    }

    HeldRows with(HeldRows others) {
        return new HeldRows(Math.min(from, others.from), Math.max(to, others.to));
    }
}
