package io.flinkdm.udf.event;

import java.util.Objects;

/**
 * A statement of the binlog that is not a row change.
 *
 * @param defaultSchema the session's schema when it ran, {@code ""} when none
 * @param sql the statement as the server logged it
 */
public record DdlChange(String sourceId, String defaultSchema, String sql, Origin origin)
        implements ChangeEvent {

    public DdlChange {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(defaultSchema, "defaultSchema");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(origin, "origin");
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.ddl(this);
    }
}
