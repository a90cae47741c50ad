package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.model.TableId;
import java.util.Set;

/**
 * All that goes back with a stream. Immutable.
 *
 * @param revision the number of the structures
 * @param fixed tables that cannot be followed
 * @param kept what online schema changes have done so far
 */
record TrackedState(long revision, Structures structures, Set<TableId> fixed, KeptStatements kept) {

    TrackedState {
        fixed = Set.copyOf(fixed);
    }

    StreamState known() {
        return new StreamState(revision, kept);
    }

    TrackedState next(Structures newStructures, Set<TableId> newFixed, KeptStatements newKept) {
        return new TrackedState(revision + 1, newStructures, newFixed, newKept);
    }
}
