package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.fence.LaneSession;
import io.flinkdm.job.fence.WriterFence;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The connections of the executor, behind the same fence as those that write rows: a later attempt
 * of the job ends them. Safe for all threads.
 */
final class DdlConnections {

    private final MigrationPlan plan;
    private final WriterFence fence;
    private final Queue<DdlConnection> idle = new ConcurrentLinkedQueue<>();
    private final Set<DdlConnection> used = ConcurrentHashMap.newKeySet();
    private final Queue<LaneSession> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    DdlConnections(MigrationPlan plan, Attempt attempt) {
        this.plan = plan;
        this.fence = new WriterFence(plan.metaSchema(), plan.task(), attempt);
    }

    /**
     * @throws SQLException of class 08 when the target cannot be reached, or all is over
     * @throws MigrationException when the target cannot be reached, or another attempt runs
     */
    DdlConnection take() throws SQLException {
        DdlConnection connection = idle.poll();
        if (connection == null) {
            connection = open();
        }
        used.add(connection);
        if (closed) {
            discard(connection);
            throw new SQLException("the executor is closed", SqlErrorClassifier.CONNECTION_LOST);
        }
        return connection;
    }

    private DdlConnection open() throws SQLException {
        Connection opened =
                JdbcConnections.openPatient(
                        plan.target().connection(),
                        ErrorScope.DOWNSTREAM,
                        TargetSession.variables(plan.target().session()));
        try {
            fence.admit(opened);
            endLost(opened);
            return new DdlConnection(opened, LaneSession.of(opened));
        } catch (SQLException | MigrationException e) {
            opened.close();
            throw e;
        }
    }

    /** What a lost one may still be about to send must not come later. */
    private void endLost(Connection opened) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            for (LaneSession session = lost.peek(); session != null; session = lost.peek()) {
                session.endOnceClosed(statement);
                lost.remove(session);
            }
        }
    }

    void giveBack(DdlConnection connection) {
        used.remove(connection);
        if (closed) {
            close(connection);
        } else {
            idle.add(connection);
        }
    }

    /** One in doubt, or with a session that was changed. */
    void discard(DdlConnection connection) {
        used.remove(connection);
        lost.add(connection.session());
        close(connection);
    }

    /** Ends all, also those that wait for an answer. */
    void close() {
        closed = true;
        idle.forEach(DdlConnections::close);
        for (DdlConnection connection : used) {
            try {
                connection.jdbc().abort(Runnable::run);
            } catch (SQLException e) {
                close(connection);
            }
        }
    }

    private static void close(DdlConnection connection) {
        try {
            connection.jdbc().close();
        } catch (SQLException ignored) {
            // It was given up already; the server notices the closed socket.
        }
    }
}
