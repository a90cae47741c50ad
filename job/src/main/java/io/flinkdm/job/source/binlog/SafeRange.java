package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that may have been written to the target before: all before each of some places. A
 * place counts as passed when its offset is and, where the set is known, all of its transactions
 * are, because another server's offsets mean nothing. Immutable.
 */
final class SafeRange {

    private final List<BinlogPosition> places;

    private SafeRange(List<BinlogPosition> places) {
        this.places = List.copyOf(places);
    }

    static SafeRange until(BinlogPosition place) {
        return new SafeRange(List.of(place));
    }

    SafeRange andUntil(BinlogPosition place) {
        List<BinlogPosition> both = new ArrayList<>(places);
        both.add(place);
        return new SafeRange(both);
    }

    /** What is left of it at a place. */
    SafeRange after(StreamPosition position) {
        return new SafeRange(places.stream().filter(place -> !passed(position, place)).toList());
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    private static boolean passed(StreamPosition position, BinlogPosition place) {
        if (!position.endReached(BinlogBound.at(place))) {
            return false;
        }
        GtidSet gtids = position.lastEnd().gtids();
        return gtids.isEmpty() || place.gtids().isEmpty() || gtids.contains(place.gtids());
    }
}
