package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what people want of a statement: nothing, others in its place, others before it. Each
 * of these has a place of its own in the journal. Executor thread.
 */
final class PeoplesWishes {

    private final Operators operators;
    private final OtherStatements others;
    private final OrderJournal journal;
    private final OrderSteps steps;

    PeoplesWishes(MigrationPlan plan, OrderJournal journal, OrderSteps steps) {
        this.operators = new Operators(plan);
        this.others = new OtherStatements(plan);
        this.journal = journal;
        this.steps = steps;
    }

    /** All that people have said. */
    List<BinlogOperator> read(DdlConnection connection, DdlOrder order) throws SQLException {
        return operators.read(connection.jdbc(), order.change());
    }

    /**
     * What has come of what is wanted in its place.
     *
     * @param alsoUsed as in {@link Operators#instead}
     * @return empty when nothing is
     */
    Optional<DdlOutcome> instead(
            DdlConnection connection, DdlOrder order, List<BinlogOperator> all, boolean alsoUsed)
            throws SQLException, StatementRefusedException {
        Optional<BinlogOperator> wish = Operators.instead(all, order.change(), alsoUsed);
        if (wish.isEmpty() || !operators.use(connection.jdbc(), wish.get())) {
            return Optional.empty();
        }
        journal.begin(connection, order, State.STARTED);
        if (wish.get().op() == Op.SKIP) {
            journal.finish(connection, order, State.SKIPPED);
            return Optional.of(DdlOutcome.done());
        }
        int part = OtherStatements.replacing(order.change().part());
        DdlOutcome outcome = run(connection, order, wish.get().statements(), part);
        if (outcome.kind() == DdlOutcome.Kind.DONE) {
            journal.finish(connection, order, State.REPLACED);
        }
        return Optional.of(outcome);
    }

    /** What has come of what is wanted before it; empty when nothing is. */
    Optional<DdlOutcome> before(
            DdlConnection connection, DdlOrder order, List<BinlogOperator> all, boolean alsoUsed)
            throws SQLException, StatementRefusedException {
        Optional<BinlogOperator> wish = Operators.before(all, order.change(), alsoUsed);
        if (wish.isEmpty() || !operators.use(connection.jdbc(), wish.get())) {
            return Optional.empty();
        }
        return Optional.of(
                run(connection, order, wish.get().statements(), OtherStatements.INJECTED));
    }

    private DdlOutcome run(
            DdlConnection connection, DdlOrder order, List<String> statements, int firstPart)
            throws SQLException, StatementRefusedException {
        for (RoutedDdl other : others.translate(order.change(), statements, firstPart)) {
            DdlOutcome outcome =
                    other.runs()
                            ? run(connection, order, new DdlOrder(other, order.checkpoint()))
                            : DdlOutcome.done();
            if (outcome.kind() != DdlOutcome.Kind.DONE) {
                return outcome;
            }
        }
        return DdlOutcome.done();
    }

    private DdlOutcome run(DdlConnection connection, DdlOrder order, DdlOrder other)
            throws SQLException, StatementRefusedException {
        if (journal.finished(connection, other)) {
            return DdlOutcome.done();
        }
        if (!other.ddl().trouble().isEmpty()) {
            return parked(order, other, other.ddl().trouble());
        }
        if (OtherStatements.covers(order.ddl(), other.ddl())) {
            return steps.run(connection, other);
        }
        for (RoutedDdl sibling : others.siblings(order.ddl())) {
            DdlOrder its = new DdlOrder(sibling, order.checkpoint());
            if (OtherStatements.covers(sibling, other.ddl())
                    && !journal.finished(connection, its)) {
                return DdlOutcome.done();
            }
        }
        return parked(order, other, "it touches tables whose rows do not wait for this statement");
    }

    private static DdlOutcome parked(DdlOrder order, DdlOrder other, String why) {
        return DdlOutcome.parked(DdlFailures.unfit(order, other.change().sql(), why));
    }
}
