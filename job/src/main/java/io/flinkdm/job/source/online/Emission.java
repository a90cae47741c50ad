package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.track.Structures;
import java.util.Objects;

/**
 * A statement to be migrated. Immutable.
 *
 * @param defaultSchema for names without one
 * @param plain whether it is to be read under an empty sql_mode, not under its session's
 * @param before the structures it meets
 */
public record Emission(String defaultSchema, String sql, boolean plain, Structures before) {

    public Emission {
        Objects.requireNonNull(defaultSchema, "defaultSchema");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(before, "before");
    }
}
