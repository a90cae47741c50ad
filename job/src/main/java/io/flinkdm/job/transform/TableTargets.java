package io.flinkdm.job.transform;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tables of one source go. The patterns are asked once for each table; rows only meet the
 * answer. Task thread.
 */
final class TableTargets {

    private final UpstreamRules rules;
    private final Map<TableId, Optional<TableId>> known = new HashMap<>();
    private TableId lastTable;
    private Optional<TableId> lastTarget = Optional.empty();

    TableTargets(UpstreamRules rules) {
        this.rules = rules;
    }

    /** Empty when the table is not migrated. */
    Optional<TableId> target(TableId table) {
        // The reader shares one instance among the rows of a table.
        if (table != lastTable) {
            lastTarget = known.computeIfAbsent(table, this::find);
            lastTable = table;
        }
        return lastTarget;
    }

    private Optional<TableId> find(TableId table) {
        return rules.allows(table) ? Optional.of(rules.target(table)) : Optional.empty();
    }
}
