package io.flinkdm.udf.event;

import java.util.Objects;
import java.util.Set;

/**
 * What a statement of the binlog says of the session that ran it, as far as it changes what the
 * statement means. Immutable.
 *
 * @param sqlMode the modes in upper case
 * @param timeZone {@code time_zone} as the event has it, {@code ""} when it does not say
 */
public record StatementSession(Set<String> sqlMode, String timeZone) {

    public static final StatementSession UNKNOWN = new StatementSession(Set.of(), "");

    public StatementSession {
        sqlMode = Set.copyOf(sqlMode);
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
