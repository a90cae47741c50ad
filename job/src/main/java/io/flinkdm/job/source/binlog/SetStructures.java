package io.flinkdm.job.source.binlog;

import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.udf.model.BinlogPosition;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Structures that people have set. A new one counts from where the stream begins; one that a reader
 * before this one has taken counts from the place it was taken at. Fetcher thread.
 */
final class SetStructures {

    private final List<StructureSet> pending;

    SetStructures(List<StructureSet> pending) {
        this.pending = new ArrayList<>(pending);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Takes those that count now that the stream has come to a place. */
    List<StructureSet> take(BinlogPosition place) {
        List<StructureSet> due = new ArrayList<>();
        for (Iterator<StructureSet> all = pending.iterator(); all.hasNext(); ) {
            StructureSet next = all.next();
            if (!next.isApplied() || reached(next, place)) {
                due.add(next);
                all.remove();
            }
        }
        return due;
    }

    private static boolean reached(StructureSet structure, BinlogPosition place) {
        return new BinlogBound(
                        BinlogPosition.fileNumber(structure.file()),
                        structure.offset(),
                        place.gtids())
                .reachedAt(BinlogPosition.fileNumber(place.file()), place.offset());
    }
}
