package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Transaction numbers of one source as closed intervals: sorted, apart from each other by more than
 * one. Used by {@link MySqlGtids} and {@link GtidAccumulator}. Immutable.
 */
final class GtidIntervals implements Serializable {

    private static final long serialVersionUID = 1L;

    static final GtidIntervals NONE = new GtidIntervals(new long[0]);

    /** first, last, first, last … */
    private final long[] bounds;

    private GtidIntervals(long[] bounds) {
        this.bounds = bounds;
    }

    static GtidIntervals of(long first, long last) {
        return new GtidIntervals(new long[] {first, last});
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    int count() {
        return bounds.length / 2;
    }

    long first(int interval) {
        return bounds[2 * interval];
    }

    long last(int interval) {
        return bounds[2 * interval + 1];
    }

    /** Adds one number; the number after the last one is the case that has to be quick. */
    GtidIntervals plus(long number) {
        if (!isEmpty() && bounds[bounds.length - 1] == number - 1) {
            long[] longer = bounds.clone();
            longer[longer.length - 1] = number;
            return new GtidIntervals(longer);
        }
        return union(of(number, number));
    }

    GtidIntervals union(GtidIntervals other) {
        Builder out = new Builder(count() + other.count());
        int a = 0;
        int b = 0;
        while (a < count() || b < other.count()) {
            boolean mine = b == other.count() || (a < count() && first(a) <= other.first(b));
            if (mine) {
                out.append(first(a), last(a++));
            } else {
                out.append(other.first(b), other.last(b++));
            }
        }
        return out.build();
    }

    GtidIntervals minus(GtidIntervals other) {
        Builder out = new Builder(count() + other.count());
        int b = 0;
        for (int a = 0; a < count(); a++) {
            long from = first(a);
            while (b < other.count() && other.last(b) < from) {
                b++;
            }
            for (int cut = b; cut < other.count() && other.first(cut) <= last(a); cut++) {
                out.append(from, other.first(cut) - 1);
                from = other.last(cut) + 1;
            }
            out.append(from, last(a));
        }
        return out.build();
    }

    boolean contains(GtidIntervals other) {
        int a = 0;
        for (int b = 0; b < other.count(); b++) {
            while (a < count() && last(a) < other.first(b)) {
                a++;
            }
            if (a == count() || first(a) > other.first(b) || last(a) < other.last(b)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidIntervals that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** MySQL's spelling: {@code 1-5:7}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count(); i++) {
            out.append(i == 0 ? "" : ":").append(first(i));
            if (last(i) != first(i)) {
                out.append('-').append(last(i));
            }
        }
        return out.toString();
    }

    /** Collects intervals given by rising first number; joins neighbours, drops empty ones. */
    private static final class Builder {
        private final long[] bounds;
        private int used;

        Builder(int intervals) {
            bounds = new long[2 * intervals];
        }

        void append(long first, long last) {
            if (first > last) {
                return;
            }
            if (used > 0 && first - 1 <= bounds[used - 1]) {
                bounds[used - 1] = Math.max(bounds[used - 1], last);
                return;
            }
            bounds[used++] = first;
            bounds[used++] = last;
        }

        GtidIntervals build() {
            return used == 0 ? NONE : new GtidIntervals(Arrays.copyOf(bounds, used));
        }
    }
}
