package io.flinkdm.job.transform;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.ExpressionFilter;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.route.ExtractedColumns;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one source, compiled for each table and structure when its first row comes. Asks for
 * structures only where rules look into rows. Task thread.
 */
final class TableRules {

    private final UpstreamRules rules;
    private final TableTargets targets;
    private final Structures structures;
    private final Session session;
    private final Map<Structure, Optional<RowRules>> known = new HashMap<>();
    private SourceTable lastTable;
    private long lastFingerprint;
    private Optional<RowRules> last = Optional.empty();

    TableRules(UpstreamRules rules, TableTargets targets, Structures structures, Session session) {
        this.rules = rules;
        this.targets = targets;
        this.structures = structures;
        this.session = session;
    }

    /** Empty when the row's table is not migrated. */
    Optional<RowRules> of(RowChange row) {
        // The reader shares one instance among the rows of a table.
        if (row.table() != lastTable || row.schema() != lastFingerprint) {
            Structure structure = new Structure(row.table().table(), row.schema());
            last = known.computeIfAbsent(structure, this::compile);
            lastTable = row.table();
            lastFingerprint = row.schema();
        }
        return last;
    }

    private Optional<RowRules> compile(Structure structure) {
        return targets.target(structure.table()).map(target -> compile(structure, target));
    }

    private RowRules compile(Structure structure, TableId target) {
        ExtractedColumns extracted = rules.extracted(structure.table());
        return new RowRules(
                target,
                decisions(structure.table()),
                expressions(structure),
                extracted,
                extracted.isEmpty()
                        ? structure.fingerprint()
                        : structures.publish(target, extracted.extend(schema(structure))));
    }

    private Map<ChangeKind, FilterDecision> decisions(TableId table) {
        Map<ChangeKind, FilterDecision> decisions = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            decisions.put(kind, rules.decide(table, RowRules.event(kind)));
        }
        return decisions;
    }

    private ExpressionFilter expressions(Structure structure) {
        return rules.rulesFor(structure.table()).expressionFilters().isEmpty()
                ? null
                : rules.expressions(structure.table(), schema(structure), session);
    }

    private TableSchema schema(Structure structure) {
        return structures.schema(structure.fingerprint());
    }

    private record Structure(TableId table, long fingerprint) {}
}
