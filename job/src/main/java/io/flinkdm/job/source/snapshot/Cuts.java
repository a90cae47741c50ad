package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import java.util.List;

/**
 * The next ranges of a table. Immutable.
 *
 * @param ranges one after the other; none when no rows are left
 * @param end where the table ended when it was looked at first, as literals; empty when unknown.
 *     Rows behind it came later and are in the binlog
 * @param complete whether nothing is left to cut
 */
public record Cuts(List<ChunkRange> ranges, List<String> end, boolean complete) {

    public Cuts {
        ranges = List.copyOf(ranges);
        end = List.copyOf(end);
    }

    /** The table in one piece. */
    public static Cuts whole() {
        return new Cuts(List.of(ChunkRange.WHOLE_TABLE), List.of(), true);
    }
}
