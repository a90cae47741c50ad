package io.flinkdm.job.sink;

import io.flinkdm.job.target.AddressSpread;
import java.util.Arrays;

/**
 * Which lane takes a change of a table with several unique keys, after DM's causality: changes that
 * share a unique value keep their order. A value is remembered with the last change that has it,
 * until that change is on the target. A change whose values were last met in one lane follows them
 * there; one whose values were met in several goes to one of these lanes and waits there for the
 * others. Pure, but for what {@link Written} tells; task thread.
 */
final class CausalityMap {

    /** How many of the changes given to a lane are on the target. */
    @FunctionalInterface
    interface Written {
        long by(int lane);
    }

    private static final int FIRST_CAPACITY = 1 << 10;

    private final int lanes;
    private final Written written;
    private final long[] waits;
    private long[] values = new long[FIRST_CAPACITY];
    private int[] laneOf = new int[FIRST_CAPACITY];
    private long[] numberOf = new long[FIRST_CAPACITY];
    private int size;

    CausalityMap(int lanes, Written written) {
        this.lanes = lanes;
        this.written = written;
        this.waits = new long[lanes];
    }

    /**
     * Chooses the lane of a change. What it has to wait for there is told by {@link #conflicting}
     * and {@link #waits} until the next call.
     *
     * @param hashes of its unique values before and after, the ones that tell rows apart first
     * @param count how many there are, at least one
     */
    int choose(long[] hashes, int count) {
        Arrays.fill(waits, 0);
        int chosen = -1;
        for (int i = 0; i < count; i++) {
            int slot = slot(hashes[i]);
            if (pending(slot)) {
                int lane = laneOf[slot];
                chosen = chosen < 0 ? lane : chosen;
                waits[lane] = Math.max(waits[lane], numberOf[slot]);
            }
        }
        if (chosen < 0) {
            return AddressSpread.lane((int) (hashes[0] >>> 32), lanes);
        }
        waits[chosen] = 0;
        return chosen;
    }

    /** Whether the change that a lane was chosen for has to wait there. */
    boolean conflicting() {
        for (long number : waits) {
            if (number > 0) {
                return true;
            }
        }
        return false;
    }

    /** For each lane, how many of its changes have to be on the target first; mostly 0. */
    long[] waits() {
        return waits;
    }

    /**
     * Notes where a change has gone.
     *
     * @param number how many changes the lane has been given, this one among them
     */
    void note(long[] hashes, int count, int lane, long number) {
        if ((size + count) * 2 > values.length) {
            forgetWritten();
        }
        for (int i = 0; i < count; i++) {
            int slot = slot(hashes[i]);
            if (numberOf[slot] == 0) {
                values[slot] = hashes[i];
                size++;
            }
            laneOf[slot] = lane;
            numberOf[slot] = number;
        }
    }

    /** How many values are remembered. */
    int size() {
        return size;
    }

    private boolean pending(int slot) {
        return numberOf[slot] > written.by(laneOf[slot]);
    }

    /** Where the value is, or where it could be put. */
    private int slot(long value) {
        int mask = values.length - 1;
        int slot = (int) value & mask;
        while (numberOf[slot] != 0 && values[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Into arrays so large that this is not soon done again. */
    private void forgetWritten() {
        long[] oldValues = values;
        int[] oldLanes = laneOf;
        long[] oldNumbers = numberOf;
        boolean[] kept = new boolean[oldValues.length];
        int count = 0;
        for (int slot = 0; slot < kept.length; slot++) {
            kept[slot] = oldNumbers[slot] != 0 && pending(slot);
            count += kept[slot] ? 1 : 0;
        }
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(count + 1) * 8);
        values = new long[capacity];
        laneOf = new int[capacity];
        numberOf = new long[capacity];
        size = count;
        for (int slot = 0; slot < kept.length; slot++) {
            if (kept[slot]) {
                int to = slot(oldValues[slot]);
                values[to] = oldValues[slot];
                laneOf[to] = oldLanes[slot];
                numberOf[to] = oldNumbers[slot];
            }
        }
    }
}
