package io.flinkdm.job.shard.execute;

import java.util.Locale;
import java.util.Set;

/**
 * Errors that say that the target is already as a statement wants it; DM's list. A statement that
 * only looks at the target means what it says. Stateless, pure.
 */
final class IdempotentErrors {

    private static final Set<Integer> NUMBERS =
            Set.of(
                    1007, // the schema is there
                    1008, // no such schema to drop
                    1050, // the table is there
                    1051, // no such table to drop
                    1054, // no such column
                    1060, // the column is there
                    1061, // the key is there
                    1068, // there is a primary key
                    1091, // no such column or key to drop
                    1176, // no such key
                    1507, // no such partition to drop
                    1517, // the partition is there
                    1831); // the index is there under another name

    private IdempotentErrors() {}

    static boolean ignores(String sql, int error) {
        return NUMBERS.contains(error) && !onlySession(sql);
    }

    /** Whether a statement changes nothing that lasts, so that it is no job and runs each time. */
    static boolean onlySession(String sql) {
        String start = sql.stripLeading().toUpperCase(Locale.ROOT);
        return start.startsWith("SET ") || start.startsWith("SELECT ");
    }
}
