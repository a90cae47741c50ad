package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that may have been written to the target before: all before each of some places. On
 * the server a place was noted on, it counts as passed when its offset is and, where the set is
 * known, all of its transactions are; on another one its transactions alone count. Immutable.
 */
final class SafeRange {

    private final List<Bound> bounds;
    private final long untilSeconds;

    private SafeRange(List<Bound> bounds, long untilSeconds) {
        this.bounds = List.copyOf(bounds);
        this.untilSeconds = untilSeconds;
    }

    /**
     * A place to pass.
     *
     * @param here whether it was noted on the server that is being read
     */
    private record Bound(BinlogPosition place, boolean here) {

        boolean passed(StreamPosition position) {
            GtidSet gtids = position.lastEnd().gtids();
            if (!here) {
                return gtids.contains(place.gtids());
            }
            return position.endReached(BinlogBound.at(place))
                    && (gtids.isEmpty()
                            || place.gtids().isEmpty()
                            || gtids.contains(place.gtids()));
        }
    }

    static SafeRange until(BinlogPosition place) {
        return new SafeRange(List.of(new Bound(place, true)), 0);
    }

    /** A place of the server that is being read. */
    SafeRange andUntil(BinlogPosition place) {
        return with(new Bound(place, true), untilSeconds);
    }

    /**
     * Another server is read from now on. It may still lack, and get later, what the first one had
     * and a reader before this one has passed on; all that was made before the change.
     *
     * @param passedOn what this reader knows to have passed on
     * @param madeBeforeSeconds when all of that was made, seconds since 1970
     */
    SafeRange elsewhere(GtidSet passedOn, long madeBeforeSeconds) {
        List<Bound> moved = new ArrayList<>();
        bounds.forEach(bound -> moved.add(new Bound(bound.place(), false)));
        return new SafeRange(moved, untilSeconds)
                .with(
                        new Bound(new BinlogPosition("", 0, passedOn), false),
                        Math.max(untilSeconds, madeBeforeSeconds));
    }

    private SafeRange with(Bound bound, long seconds) {
        List<Bound> both = new ArrayList<>(bounds);
        both.add(bound);
        return new SafeRange(both, seconds);
    }

    /**
     * What is left of it at a place.
     *
     * @param timestampSeconds when the last change read was made
     */
    SafeRange after(StreamPosition position, long timestampSeconds) {
        return new SafeRange(
                bounds.stream().filter(bound -> !bound.passed(position)).toList(),
                timestampSeconds > untilSeconds ? 0 : untilSeconds);
    }

    boolean isEmpty() {
        return bounds.isEmpty() && untilSeconds == 0;
    }
}
