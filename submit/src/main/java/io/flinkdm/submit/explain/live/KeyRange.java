package io.flinkdm.submit.explain.live;

import java.math.BigInteger;

/** The keys a table has now. Immutable. */
record KeyRange(LiveTable table, BigInteger least, BigInteger most) {

    @Override
    public String toString() {
        return table.source() + " " + least + ".." + most;
    }
}
