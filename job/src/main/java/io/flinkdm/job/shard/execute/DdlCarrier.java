package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.meta.DdlEntry;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.meta.DdlJournal;
import io.flinkdm.job.shard.execute.DdlJobs.Found;
import io.flinkdm.udf.error.ErrorCode.Recovery;
import io.flinkdm.udf.error.MigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one order over one connection, from where the journal says it is. Executor thread:
 * blocks for as long as the target takes.
 */
final class DdlCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(DdlCarrier.class);

    private final String task;
    private final DdlJournal journal;
    private final Operators operators;
    private final DdlConnections connections;

    DdlCarrier(MigrationPlan plan, DdlConnections connections) {
        this.task = plan.task();
        this.journal = new DdlJournal(plan.metaSchema(), plan.task());
        this.operators = new Operators(plan.metaSchema(), plan.task());
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
            connections.giveBack(connection);
            return outcome;
        } catch (SQLException e) {
            discard(connection);
            MigrationException error = DdlFailures.refused(order, "", e);
            return passes(e) ? DdlOutcome.again(error) : DdlOutcome.parked(error);
        } catch (StatementRefusedException e) {
            discard(connection);
            MigrationException error = DdlFailures.refused(order, e.sql(), e.failure());
            return passes(e.failure()) ? DdlOutcome.again(error) : DdlOutcome.parked(error);
        } catch (MigrationException e) {
            discard(connection);
            return e.code().recovery() == Recovery.RETRY
                    ? DdlOutcome.again(DdlFailures.unreachable(order, e))
                    : DdlOutcome.parked(e);
        }
    }

    private void discard(DdlConnection connection) {
        if (connection != null) {
            connections.discard(connection);
        }
    }

    private static boolean passes(SQLException e) {
        return SqlErrorClassifier.classify(e).passes();
    }

    private DdlOutcome carryOut(DdlConnection connection, DdlOrder order, boolean retry)
            throws SQLException, StatementRefusedException {
        journal.ensureOnce(connection.jdbc());
        Optional<DdlEntry> known = journal.find(connection.jdbc(), order.key());
        if (known.isPresent() && known.get().state().finished()) {
            return DdlOutcome.done();
        }
        if (!order.ddl().runs()) {
            return await(connection, order, known.isPresent());
        }
        DdlJournal.Ready others = journal.ready(connection.jdbc(), order.key());
        if (others.schemas() < order.otherSchemas()) {
            return DdlOutcome.notYet();
        }
        return runOrLeaveOut(connection, order.from(others.checkpoint()), known, retry);
    }

    /** The other half runs it; here rows before it are on the target. */
    private DdlOutcome await(DdlConnection connection, DdlOrder order, boolean told)
            throws SQLException {
        if (!told) {
            begin(connection, order, State.READY);
        }
        Optional<DdlEntry> other = journal.find(connection.jdbc(), order.key().half(""));
        boolean done = other.isPresent() && other.get().state().finished();
        return done ? DdlOutcome.done() : DdlOutcome.notYet();
    }

    private DdlOutcome runOrLeaveOut(
            DdlConnection connection, DdlOrder order, Optional<DdlEntry> known, boolean retry)
            throws SQLException, StatementRefusedException {
        if (operators.skips(connection.jdbc(), order)) {
            begin(connection, order, State.STARTED);
            finish(connection, order, State.SKIPPED);
            return DdlOutcome.done();
        }
        if (!retry) {
            return DdlOutcome.stillParked();
        }
        if (!order.ddl().trouble().isEmpty()) {
            return DdlOutcome.parked(DdlFailures.trouble(order));
        }
        begin(connection, order, State.STARTED);
        return run(connection, order, known);
    }

    private DdlOutcome run(DdlConnection connection, DdlOrder order, Optional<DdlEntry> known)
            throws SQLException, StatementRefusedException {
        int done = known.map(DdlEntry::step).orElse(0);
        List<String> statements = order.statements();
        StatementSessions.set(connection, order.change());
        for (int step = 0; step < statements.size(); step++) {
            String sql = statements.get(step);
            if (IdempotentErrors.onlySession(sql)) {
                execute(connection, sql, sql);
            } else if (step >= done) {
                Found found =
                        known.isPresent() && step == done
                                ? DdlJobs.look(connection, order.mark(task, step))
                                : Found.NONE;
                DdlOutcome stop = act(connection, order, step, found);
                if (stop != null) {
                    return stop;
                }
                journal.step(connection.jdbc(), order.key(), step + 1);
            }
        }
        StatementSessions.reset(connection);
        finish(connection, order, State.DONE);
        return DdlOutcome.done();
    }

    /**
     * Runs a statement unless it has run.
     *
     * @return what to do instead of going on, {@code null} for nothing
     */
    private DdlOutcome act(DdlConnection connection, DdlOrder order, int step, Found found)
            throws StatementRefusedException {
        String sql = order.statements().get(step);
        if (found == Found.BUSY) {
            return DdlOutcome.notYet();
        }
        if (found == Found.UNKNOWN && !Repetition.harmless(sql)) {
            return DdlOutcome.parked(DdlFailures.unknown(order, sql));
        }
        if (found == Found.DONE) {
            LOG.info("has run before the job began again: {}", sql);
        } else {
            execute(connection, DdlJobs.marked(order.mark(task, step), sql), sql);
        }
        return null;
    }

    private static void execute(DdlConnection connection, String marked, String sql)
            throws StatementRefusedException {
        try {
            connection.execute(marked);
        } catch (SQLException e) {
            if (!IdempotentErrors.ignores(sql, e.getErrorCode())) {
                throw new StatementRefusedException(sql, e);
            }
            LOG.info("the target is so already (error {}): {}", e.getErrorCode(), sql);
        }
    }

    private void begin(DdlConnection connection, DdlOrder order, State state) throws SQLException {
        journal.begin(
                connection.jdbc(),
                order.key(),
                new DdlEntry(state, 0, order.checkpoint()),
                order.change().sql(),
                order.statements(),
                System.currentTimeMillis());
    }

    private void finish(DdlConnection connection, DdlOrder order, State state) throws SQLException {
        journal.finish(connection.jdbc(), order.key(), state, System.currentTimeMillis());
    }
}
