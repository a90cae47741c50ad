package io.flinkdm.job.target;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Whether a target that ignores letter case keeps the tables of a task apart. Stateless, pure. */
final class TargetNames {

    private TargetNames() {}

    /**
     * @throws MigrationException 26001 for two tables whose names differ in letter case only: they
     *     would become one
     */
    static void requireApart(Collection<TableId> tables) {
        Map<String, TableId> seen = new HashMap<>();
        for (TableId table : tables) {
            TableId other = seen.putIfAbsent(table.quoted().toLowerCase(Locale.ROOT), table);
            if (other != null && !other.equals(table)) {
                throw new MigrationException(
                        ErrorCode.TASK_CHECK_SAME_TABLE_NAME,
                        ErrorScope.DOWNSTREAM,
                        other
                                + " and "
                                + table
                                + " are one table on the target, which ignores letter case; route"
                                + " one of them to another name, or leave it out",
                        null);
            }
        }
    }
}
