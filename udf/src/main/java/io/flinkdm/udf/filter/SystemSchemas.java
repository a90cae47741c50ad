package io.flinkdm.udf.filter;

import java.util.Locale;
import java.util.Set;

/**
 * Schemas that are never migrated, whatever the rules say: the servers' own and DM's heartbeat.
 *
 * <p>Source: DM's built-in list.
 */
public final class SystemSchemas {

    private static final Set<String> NAMES =
            Set.of(
                    "mysql",
                    "sys",
                    "information_schema",
                    "performance_schema",
                    "metrics_schema",
                    "inspection_schema",
                    "dm_heartbeat");

    private SystemSchemas() {}

    /** In any letter case. */
    public static boolean contains(String schema) {
        return NAMES.contains(schema.toLowerCase(Locale.ROOT));
    }
}
