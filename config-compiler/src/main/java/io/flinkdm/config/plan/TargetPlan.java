package io.flinkdm.config.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.Map;

/**
 * The database written to.
 *
 * @param session the task's {@code target-database.session} map, keys in lower case
 * @param strictRows whether an UPDATE or DELETE has to find its row there
 */
public record TargetPlan(
        ConnectionPlan connection,
        Map<String, String> session,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean strictRows)
        implements Serializable {

    public TargetPlan {
        session = Map.copyOf(session);
    }

    /** Rows that are missing are only counted. */
    public TargetPlan(ConnectionPlan connection, Map<String, String> session) {
        this(connection, session, false);
    }

    /** The same with {@code strict-rows} as given. */
    public TargetPlan withStrictRows(boolean strict) {
        return new TargetPlan(connection, session, strict);
    }
}
