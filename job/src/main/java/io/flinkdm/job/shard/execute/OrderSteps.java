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
        } else {
            journal.begin(connection, order, State.STARTED);
        }
        StatementSessions.set(connection, order.change());
        DdlOutcome outcome;
        try {
            outcome = run(connection, order, known);
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

    private DdlOutcome run(DdlConnection connection, DdlOrder order, Optional<DdlEntry> known)
            throws SQLException, StatementRefusedException {
        int done = known.map(DdlEntry::step).orElse(0);
        List<String> statements = order.statements();
        for (int step = 0; step < statements.size(); step++) {
            String sql = statements.get(step);
            if (IdempotentErrors.onlySession(sql)) {
                execute(connection, sql, sql);
            } else if (step >= done) {
                Optional<DdlEntry> sent = step == done ? known : Optional.empty();
                DdlOutcome outcome = run(connection, order, step, sent);
                if (outcome.kind() != DdlOutcome.Kind.DONE) {
                    return outcome;
                }
                journal.step(connection, order, step + 1);
            }
        }
        return DdlOutcome.done();
    }

    /**
     * @param sent what the journal says of it if it may have been sent before
     */
    private DdlOutcome run(
            DdlConnection connection, DdlOrder order, int step, Optional<DdlEntry> sent)
            throws SQLException, StatementRefusedException {
        String sql = order.statements().get(step);
        String mark = order.mark(task, step);
        Found found = sent.isPresent() ? DdlJobs.look(connection, mark) : Found.NONE;
        if (found == Found.BUSY) {
            return DdlOutcome.notYet();
        }
        if (found == Found.UNKNOWN && !refused(sent) && !Repetition.harmless(sql)) {
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
