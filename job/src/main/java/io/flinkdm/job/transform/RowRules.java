package io.flinkdm.job.transform;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.ExpressionFilter;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.route.ExtractedColumns;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the rules make of the rows of one table under one structure; compiled once, so a row only
 * meets answers. Rows of the snapshot get their extracted columns but meet no filter: DM's full
 * load knows none either. Task thread.
 */
final class RowRules {

    private final TableId target;
    private final Map<ChangeKind, FilterDecision> decisions;
    private final ExpressionFilter expressions;
    private final ExtractedColumns extracted;
    private final long fingerprint;

    /**
     * @param decisions of the event filter
     * @param expressions {@code null} when none speaks of the table
     * @param fingerprint of the structure of the rows given on
     */
    RowRules(
            TableId target,
            Map<ChangeKind, FilterDecision> decisions,
            ExpressionFilter expressions,
            ExtractedColumns extracted,
            long fingerprint) {
        this.target = target;
        this.decisions = new EnumMap<>(decisions);
        this.expressions = expressions;
        this.extracted = extracted;
        this.fingerprint = fingerprint;
    }

    /** The event a change of that kind is to the event filter. */
    static BinlogEvent event(ChangeKind kind) {
        return switch (kind) {
            case INSERT -> BinlogEvent.INSERT;
            case UPDATE -> BinlogEvent.UPDATE;
            case DELETE -> BinlogEvent.DELETE;
        };
    }

    /**
     * @param filtered told the name of the rule that leaves the row out
     * @throws MigrationException 36015 when a rule wants the task stopped
     */
    void apply(RowChange row, Consumer<RoutedEvent> out, Consumer<String> filtered) {
        boolean loaded = row.origin().fromSnapshot();
        if (!loaded && ignored(row, filtered)) {
            return;
        }
        RowChange extended = extended(row);
        if (!loaded && expressions != null) {
            Optional<String> rule =
                    expressions.droppedBy(row.kind(), extended.before(), extended.after());
            if (rule.isPresent()) {
                filtered.accept(rule.get());
                return;
            }
        }
        out.accept(new RoutedRow(extended, target));
    }

    private boolean ignored(RowChange row, Consumer<String> filtered) {
        FilterDecision decision = decisions.get(row.kind());
        if (decision.action() == Action.DO) {
            return false;
        }
        if (decision.action() == Action.ERROR) {
            throw stopped(decision.rule(), row.kind() + " of " + at(row));
        }
        filtered.accept(decision.rule());
        return true;
    }

    /** What a rule with action Error makes of an event. */
    static MigrationException stopped(String rule, String what) {
        return new MigrationException(
                ErrorCode.SYNCER_UNIT_BINLOG_EVENT_FILTER,
                "filter rule " + rule + " stops the task at " + what);
    }

    private static String at(RowChange row) {
        return ChangeEvent.where(row.table(), row.origin());
    }

    private RowChange extended(RowChange row) {
        if (extracted.isEmpty()) {
            return row;
        }
        return new RowChange(
                row.table(),
                fingerprint,
                row.kind(),
                extracted.extend(row.before()),
                extracted.extend(row.after()),
                row.safe(),
                row.origin(),
                row.rowIndex());
    }
}
