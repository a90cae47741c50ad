package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.Structures;
import java.util.List;
import java.util.Objects;

/**
 * What a statement of the source comes to. Immutable.
 *
 * @param emissions what is migrated in its place, in order; mostly itself
 * @param after the structures behind it
 * @param kept what is known of shadow tables behind it
 */
public record Followed(List<Emission> emissions, Structures after, KeptStatements kept) {

    public Followed {
        emissions = List.copyOf(emissions);
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(kept, "kept");
    }
}
