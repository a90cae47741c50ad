package io.flinkdm.job.sink;

import io.flinkdm.job.target.AddressSpread;
import io.flinkdm.job.target.RowIdentity;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of a writer's lanes a table's rows are spread over: as many as its share of all work asks
 * for, a small table's in one. Then a batch holds rows of few tables, and a statement many of them.
 * Rows of one address of a table keep meeting the same lane until the plan changes, and that may
 * only be while no lane holds a row. Pure; task thread.
 */
final class LaneSpread {

    private static final int ROWS_BETWEEN_LOOKS = 4_096;

    /** What a statement costs the target beside its rows: as much as so many. */
    private static final int ROWS_OF_A_STATEMENT = 10;

    private final int lanes;
    private final int batchRows;
    private final Map<TableId, Share> shares = new HashMap<>();
    private final Map<WriteLayout, Share> ofLayouts = new IdentityHashMap<>();
    private WriteLayout lastLayout;
    private Share lastShare;
    private long rows;
    private boolean planned;

    /**
     * @param batchRows most rows of a batch of many tables
     */
    LaneSpread(int lanes, int batchRows) {
        this.lanes = lanes;
        this.batchRows = batchRows;
    }

    /** The lane of a row. Those of tables spread by one key are counted. */
    int lane(WriteLayout layout, int address) {
        if (layout.orderedWithOtherTables() || layout.kind() != RowIdentity.Kind.KEYED) {
            // Such a lane remembers what it has written, or other tables keep to it.
            return AddressSpread.lane(address, lanes);
        }
        if (layout != lastLayout) {
            lastShare = ofLayouts.computeIfAbsent(layout, this::share);
            lastLayout = layout;
        }
        rows++;
        lastShare.rows++;
        return (lastShare.first + AddressSpread.lane(address, lastShare.width)) % lanes;
    }

    /** While there are few tables, each may have all lanes. */
    private Share share(WriteLayout layout) {
        int width = shares.size() < lanes ? lanes : 1;
        int first = shares.size() % lanes;
        return shares.computeIfAbsent(layout.target(), table -> new Share(first, width));
    }

    /**
     * Whether the plan should change before the next checkpoint: there is none yet for several
     * tables, or one has far more rows than its lanes should take. Looks now and then only.
     */
    boolean outgrown() {
        if (rows % ROWS_BETWEEN_LOOKS != ROWS_BETWEEN_LOOKS - 1) {
            return false;
        }
        return (!planned && shares.size() > 1)
                || shares.values().stream()
                        .anyMatch(share -> share.rows * lanes > 2 * rows * share.width);
    }

    /** To be called when no lane holds a row. */
    void plan() {
        ofLayouts.clear();
        lastLayout = null;
        if (rows == 0) {
            return;
        }
        double[] load = new double[lanes];
        List<Share> seen = new ArrayList<>(shares.values());
        seen.removeIf(share -> share.rows == 0);
        seen.sort(Comparator.comparingLong((Share share) -> share.rows).reversed());
        double batches = (double) rows / lanes / batchRows;
        double all = seen.stream().mapToDouble(share -> share.cost(batches)).sum();
        for (Share share : seen) {
            place(share, share.cost(batches) * lanes / all, load);
            share.rows = 0;
        }
        rows = 0;
        planned = true;
    }

    /**
     * @param lanesWorth its share of what all cost, as a number of lanes
     */
    private void place(Share share, double lanesWorth, double[] load) {
        share.width = (int) Math.min(lanes, Math.max(1, Math.round(lanesWorth)));
        share.first = leastLoaded(load, share.width);
        for (int i = 0; i < share.width; i++) {
            load[(share.first + i) % lanes] += lanesWorth / share.width;
        }
    }

    private int leastLoaded(double[] load, int width) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int first = 0; first < lanes; first++) {
            double most = 0;
            for (int i = 0; i < width; i++) {
                most = Math.max(most, load[(first + i) % lanes]);
            }
            if (most < least) {
                least = most;
                best = first;
            }
        }
        return best;
    }

    /** A table's lanes: so many, from the first on. */
    private static final class Share {

        private int first;
        private int width;
        private long rows;

        Share(int first, int width) {
            this.first = first;
            this.width = width;
        }

        /**
         * Of its rows and of the statements that bring them, in rows.
         *
         * @param batches how many a lane has written meanwhile
         */
        double cost(double batches) {
            return rows + ROWS_OF_A_STATEMENT * Math.min(rows, batches);
        }
    }
}
