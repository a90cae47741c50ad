package io.flinkdm.udf.ddl;

import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which operations of a statement are migrated: the block-allow list and the event filter of a
 * source, asked for every table an operation touches, all by their upstream names. Asked for
 * statements of the binlog and to explain a plan. Immutable.
 *
 * @param allow which schemas and tables are migrated at all
 * @param filter which of their events are left out
 */
public record StatementFilter(BlockAllowList allow, BinlogEventFilter filter) {

    public StatementFilter {
        Objects.requireNonNull(allow, "allow");
        Objects.requireNonNull(filter, "filter");
    }

    /** What becomes of an operation. */
    public enum Verdict {
        RUN,
        /** A table or schema of it is not migrated: the operation leaves no trace. */
        NOT_MIGRATED,
        /** A rule leaves it out: it is not run, but structures are tracked with it. */
        IGNORED,
        /** A rule stops the task, or nobody can read the statement and no rule leaves it out. */
        ERROR
    }

    /**
     * @param rule the filter rule that decided, {@code ""} where none did
     */
    public record Decision(Operation operation, Verdict verdict, String rule) {}

    /**
     * Decides each operation on its own; rules with a sql-pattern see the whole statement.
     *
     * @param operations the statement's, from {@link io.flinkdm.udf.ddl.tree.StatementSplitter}
     */
    public List<Decision> decide(List<Operation> operations, String sql) {
        return decide(operations, operations.stream().map(o -> o.kind().event()).toList(), sql);
    }

    /**
     * As {@link #decide(List, String)}, with events that take the tracked structure into account.
     *
     * @param events one for each operation
     */
    public List<Decision> decide(List<Operation> operations, List<BinlogEvent> events, String sql) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            decisions.add(decide(operations.get(i), events.get(i), sql));
        }
        return decisions;
    }

    /**
     * Whether a rule for everything leaves the statement out by its text alone: DM's last resort
     * for what it cannot deal with.
     */
    public boolean leavesOut(String sql) {
        return filter.decide(new TableId("", ""), BinlogEvent.NONE, sql).action() == Action.IGNORE;
    }

    private Decision decide(Operation operation, BinlogEvent event, String sql) {
        if (operation.kind() == OperationKind.UNREADABLE) {
            return unreadable(operation, sql);
        }
        for (TableId subject : operation.subjects()) {
            if (!allows(subject)) {
                return new Decision(operation, Verdict.NOT_MIGRATED, "");
            }
            FilterDecision decision = filter.decide(subject, event, sql);
            if (decision.action() != Action.DO) {
                return new Decision(operation, verdict(decision), decision.rule());
            }
        }
        return new Decision(operation, Verdict.RUN, "");
    }

    private boolean allows(TableId subject) {
        return subject.table().isEmpty()
                ? allow.allowsSchema(subject.schema())
                : allow.allows(subject);
    }

    /** Only rules for everything, with a sql-pattern, can speak of it. */
    private Decision unreadable(Operation operation, String sql) {
        FilterDecision decision = filter.decide(new TableId("", ""), operation.kind().event(), sql);
        return new Decision(operation, verdict(decision), decision.rule());
    }

    private static Verdict verdict(FilterDecision decision) {
        return decision.action() == Action.IGNORE ? Verdict.IGNORED : Verdict.ERROR;
    }
}
