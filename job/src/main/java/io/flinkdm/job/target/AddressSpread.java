package io.flinkdm.job.target;

/**
 * Shares addresses out: neighbouring ones evenly, so that rows whose keys go up, as those of most
 * INSERTs do, keep every lane as busy as the next one; chance would give some of them three times
 * as much. Steps of an irrational length around a circle fill it evenly, those of the golden ratio
 * at every stage. Pure.
 */
public final class AddressSpread {

    /** Parts of a circle of 2<sup>32</sup>: the square root of two, the golden ratio. */
    private static final int WRITER_STEP = 0x6a09e667;

    private static final int LANE_STEP = 0x9e3779b9;

    private AddressSpread() {}

    /**
     * @return from 0 to {@code writers - 1}
     */
    public static int writer(int address, int writers) {
        return part(address * WRITER_STEP, writers);
    }

    /**
     * Also addresses of one writer are shared by all of its lanes.
     *
     * @return from 0 to {@code lanes - 1}
     */
    public static int lane(int address, int lanes) {
        return part(address * LANE_STEP, lanes);
    }

    /** In which of so many equal parts of the circle a point is. */
    private static int part(int point, int parts) {
        return (int) (Integer.toUnsignedLong(point) * parts >>> Integer.SIZE);
    }
}
