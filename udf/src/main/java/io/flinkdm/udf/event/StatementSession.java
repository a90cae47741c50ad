package io.flinkdm.udf.event;

import java.util.Objects;
import java.util.Set;

/**
 * What a statement of the binlog says of the session that ran it, as far as it changes what the
 * statement means. Immutable.
 *
 * @param sqlMode the modes in upper case
 * @param timeZone {@code time_zone} as the event has it, {@code ""} when it does not say
 * @param microseconds of the time it ran at, behind the second that the event's head says; 0 when
 *     it does not say
 */
public record StatementSession(Set<String> sqlMode, String timeZone, int microseconds) {

    public static final StatementSession UNKNOWN = new StatementSession(Set.of(), "");

    /** At a full second. */
    public StatementSession(Set<String> sqlMode, String timeZone) {
        this(sqlMode, timeZone, 0);
    }

    public StatementSession {
        sqlMode = Set.copyOf(sqlMode);
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
