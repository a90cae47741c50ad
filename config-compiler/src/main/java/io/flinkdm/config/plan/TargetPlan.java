package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.Map;

/**
 * The database written to.
 *
 * @param session the task's {@code target-database.session} map, keys in lower case
 */
public record TargetPlan(ConnectionPlan connection, Map<String, String> session)
        implements Serializable {

    public TargetPlan {
        session = Map.copyOf(session);
    }
}
