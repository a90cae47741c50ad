package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.meta.DdlJournal;
import io.flinkdm.udf.error.ErrorCode.Recovery;
import io.flinkdm.udf.error.MigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one order over one connection, as far as that is possible now. Executor threads:
 * blocks for as long as the target takes.
 */
final class DdlCarrier {

    private final OrderJournal journal;
    private final OrderSteps steps;
    private final PeoplesWishes people;
    private final DdlConnections connections;

    DdlCarrier(MigrationPlan plan, DdlConnections connections) {
        this.journal = new OrderJournal(plan);
        this.steps = new OrderSteps(plan.task(), journal);
        this.people = new PeoplesWishes(plan, journal, steps);
        this.connections = connections;
    }

    /**
     * @param retry as in {@link DdlRunner#run}
     */
    DdlOutcome carryOut(DdlOrder order, boolean retry) {
        DdlConnection connection = null;
        try {
            connection = connections.take();
            DdlOutcome outcome = carryOut(connection, order, retry);
            giveBack(connection, order);
            return outcome;
        } catch (SQLException e) {
            discard(connection);
            return failed(order, "", e);
        } catch (StatementRefusedException e) {
            discard(connection);
            return failed(order, e.sql(), e.failure());
        } catch (MigrationException e) {
            discard(connection);
            return e.code().recovery() == Recovery.RETRY
                    ? DdlOutcome.again(DdlFailures.unreachable(order, e))
                    : DdlOutcome.parked(DdlFailures.unreachable(order, e));
        }
    }

    private static DdlOutcome failed(DdlOrder order, String sql, SQLException e) {
        MigrationException error = DdlFailures.refused(order, sql, e);
        return SqlErrorClassifier.classify(e).passes()
                ? DdlOutcome.again(error)
                : DdlOutcome.parked(error);
    }

    /** Not where a statement has changed the session for good. */
    private void giveBack(DdlConnection connection, DdlOrder order) {
        if (order.statements().stream().anyMatch(IdempotentErrors::onlySession)) {
            connections.discard(connection);
        } else {
            connections.giveBack(connection);
        }
    }

    private void discard(DdlConnection connection) {
        if (connection != null) {
            connections.discard(connection);
        }
    }

    private DdlOutcome carryOut(DdlConnection connection, DdlOrder order, boolean retry)
            throws SQLException, StatementRefusedException {
        journal.prepare(connection);
        if (journal.finished(connection, order)) {
            return DdlOutcome.done();
        }
        if (!order.ddl().runs()) {
            return await(connection, order);
        }
        if (order.otherSchemas() == 0) {
            return asPeopleWish(connection, order, retry);
        }
        DdlJournal.Ready others = journal.ready(connection, order);
        return others.schemas() < order.otherSchemas()
                ? DdlOutcome.notYet()
                : asPeopleWish(connection, order.from(others.checkpoint()), retry);
    }

    /** The other half runs it; here rows before it are on the target. */
    private DdlOutcome await(DdlConnection connection, DdlOrder order) throws SQLException {
        journal.begin(connection, order, State.READY);
        return journal.otherFinished(connection, order) ? DdlOutcome.done() : DdlOutcome.notYet();
    }

    private DdlOutcome asPeopleWish(DdlConnection connection, DdlOrder order, boolean retry)
            throws SQLException, StatementRefusedException {
        List<BinlogOperator> wishes = people.read(connection, order);
        Optional<DdlOutcome> instead = people.instead(connection, order, wishes, retry);
        if (instead.isPresent()) {
            return instead.get();
        }
        Optional<DdlOutcome> before = people.before(connection, order, wishes, retry);
        if (before.isPresent() && before.get().kind() != DdlOutcome.Kind.DONE) {
            return before.get();
        }
        if (!retry && before.isEmpty()) {
            return DdlOutcome.stillParked();
        }
        return order.ddl().trouble().isEmpty()
                ? steps.run(connection, order)
                : DdlOutcome.parked(DdlFailures.trouble(order));
    }
}
