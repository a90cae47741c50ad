package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.sink.Injection.Effect;
import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The connections of one writer's life, which fail where an {@link Injector} says so. Any thread.
 */
final class FaultyConnector implements LaneConnector {

    private final LaneConnector real;
    private final Injector injector;
    private final List<Late> late = new ArrayList<>();
    private volatile boolean dead;

    FaultyConnector(LaneConnector real, Injector injector) {
        this.real = real;
        this.injector = injector;
    }

    @Override
    public Connection open() throws SQLException {
        FaultyConnection connection = new FaultyConnection(real.open(), this);
        return connection.during(Step.OPEN, connection::proxy);
    }

    /**
     * @throws SQLException that of the fault
     * @throws WriterCrash when the writer is dead
     */
    void visit(Step step, Moment moment) throws SQLException {
        Effect effect = dead ? Effect.CRASH : injector.visit(step, moment);
        switch (effect) {
            case NONE -> {}
            case CRASH, CLOSE -> {
                dead = effect == Effect.CRASH;
                throw new WriterCrash();
            }
            case CUT -> throw new SQLException("injected loss", SqlErrorClassifier.CONNECTION_LOST);
            case LATE -> throw new LateException();
            case CONFLICT -> throw new SQLException("injected write conflict", "HY000", 9007);
            case TOO_LARGE -> throw new SQLException("injected size", "HY000", 8004);
        }
    }

    /** The target will get it, but not now. */
    synchronized void postpone(Connection connection, Callable<?> call) {
        late.add(new Late(connection, call, injector.delay()));
    }

    /** To be called after each transaction. */
    synchronized void committed() {
        late.replaceAll(Late::waitedOnce);
        deliver(0);
    }

    /** Delivers what is still on its way. */
    synchronized void settle() {
        deliver(Integer.MAX_VALUE);
    }

    private void deliver(int atMost) {
        for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
            Late next = each.next();
            if (next.transactions() <= atMost) {
                next.deliver();
                each.remove();
            }
        }
    }

    /** The network has it, the target not yet. */
    static final class LateException extends SQLException {

        private static final long serialVersionUID = 1L;

        LateException() {
            super("injected loss", SqlErrorClassifier.CONNECTION_LOST);
        }
    }

    private record Late(Connection connection, Callable<?> call, int transactions) {

        Late waitedOnce() {
            return new Late(connection, call, transactions - 1);
        }

        void deliver() {
            try (connection) {
                call.call();
            } catch (Exception expected) {
                // The target has ended that session, or found a conflict.
            }
        }
    }
}
