package io.flinkdm.job.shard.execute;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.jdbc.SqlFailure;
import io.flinkdm.job.meta.DdlEntry;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.shard.execute.DdlJobs.Found;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of an order one after the other, from where the journal says it is. Executor
 * threads.
 */
final class OrderSteps {

    private static final Logger LOG = LoggerFactory.getLogger(OrderSteps.class);

    private final String task;
    private final OrderJournal journal;

    OrderSteps(String task, OrderJournal journal) {
        this.task = task;
        this.journal = journal;
    }

    DdlOutcome run(DdlConnection connection, DdlOrder order)
            throws SQLException, StatementRefusedException {
        Optional<DdlEntry> known = journal.find(connection, order);
        if (known.isPresent() && known.get().state().finished()) {
            return DdlOutcome.done();
        }
        if (refused(known)) {
            journal.become(connection, order, State.STARTED);
        }
        DdlEntry entry =
                known.isPresent() ? known.get() : journal.begin(connection, order, State.STARTED);
        StatementSessions.set(connection, order.change());
        DdlOutcome outcome;
        try {
            outcome = run(connection, order, entry, known.isPresent());
        } catch (StatementRefusedException e) {
            if (SqlErrorClassifier.classify(e.failure()) != SqlFailure.LOST) {
                journal.become(connection, order, State.REFUSED);
            }
            throw e;
        }
        StatementSessions.reset(connection);
        if (outcome.kind() == DdlOutcome.Kind.DONE) {
            journal.finish(connection, order, State.DONE);
        }
        return outcome;
    }

    /**
     * @param again whether it was begun before
     */
    private DdlOutcome run(DdlConnection connection, DdlOrder order, DdlEntry entry, boolean again)
            throws SQLException, StatementRefusedException {
        List<String> statements = order.statements();
        boolean sent = again;
        for (int step = 0; step < statements.size(); step++) {
            String sql = statements.get(step);
            if (IdempotentErrors.onlySession(sql)) {
                execute(connection, sql, sql);
            } else if (step >= entry.step()) {
                DdlOutcome outcome = step(connection, order, step, entry, sent);
                sent = false;
                if (outcome.kind() != DdlOutcome.Kind.DONE) {
                    return outcome;
                }
                if (step + 1 < statements.size()) {
                    journal.step(connection, order, step + 1);
                }
            }
        }
        return DdlOutcome.done();
    }

    /**
     * @param sent whether it may have been sent before
     */
    private DdlOutcome step(
            DdlConnection connection, DdlOrder order, int step, DdlEntry entry, boolean sent)
            throws SQLException, StatementRefusedException {
        String sql = order.statements().get(step);
        String mark = order.mark(task, entry.startedAtMs(), step);
        Found found = sent ? DdlJobs.look(connection, mark) : Found.NONE;
        if (found == Found.BUSY) {
            return DdlOutcome.notYet();
        }
        if (found == Found.UNKNOWN && entry.state() != State.REFUSED && !Repetition.harmless(sql)) {
            return DdlOutcome.parked(DdlFailures.unknown(order, sql));
        }
        if (found == Found.DONE) {
            LOG.info("has run before the job began again: {}", sql);
        } else {
            execute(connection, DdlJobs.marked(mark, sql), sql);
        }
        return DdlOutcome.done();
    }

    private static boolean refused(Optional<DdlEntry> known) {
        return known.map(entry -> entry.state() == State.REFUSED).orElse(false);
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
}
