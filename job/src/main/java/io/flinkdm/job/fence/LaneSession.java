package io.flinkdm.job.fence;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetProducts;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.ddl.target.TargetProduct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection as the target knows it. One that was lost may still have a statement on its way or
 * at work: whoever writes the same rows again has to {@link #end} it first, or that statement could
 * overtake later ones. Immutable.
 *
 * @param client address and port, as numbers are given anew when a server restarts
 */
public record LaneSession(long number, String client, boolean tidb) {

    /**
     * What statements begin with that TiDB goes on with when their session is killed. They are
     * looked for among its jobs by who runs them.
     */
    public static final String JOB_MARK = "/* flink-dm:";

    private static final Logger LOG = LoggerFactory.getLogger(LaneSession.class);
    private static final long BETWEEN_LOOKS_MS = 20;
    private static final int LOOKS = 50;
    private static final int LOOKS_WHEN_CLOSED = 100;

    /** One second more than TiDB needs to end it. */
    private static final int LOOKS_AT_TRANSACTION =
            (int)
                    (TargetSession.IDLE_TRANSACTION_TIMEOUT.plusSeconds(1).toMillis()
                            / BETWEEN_LOOKS_MS);

    public static LaneSession of(Connection connection) throws SQLException {
        boolean tidb = TargetProducts.of(connection) == TargetProduct.TIDB;
        String sql =
                "SELECT id, host FROM information_schema.processlist WHERE id = CONNECTION_ID()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new LaneSession(row.getLong(1), row.getString(2), tidb);
        }
    }

    /**
     * Returns when the target does nothing for it any more, and will not. A statement that is a job
     * of TiDB's goes on by itself. A TiDB server can die of a KILL of a session that has a
     * transaction open, as its rollback meets the signal: such a session is killed only when {@link
     * TargetSession#IDLE_TRANSACTION_TIMEOUT} does not end it.
     *
     * @param statement of another connection
     * @throws SQLException also, as a lost connection, when it does not end soon
     */
    public void end(Statement statement) throws SQLException {
        boolean gone =
                isGoneWithin(LOOKS_AT_TRANSACTION, statement, Work::ofTransaction)
                        || isGoneOnceKilled(statement);
        if (!gone) {
            throw new SQLException(
                    "a session of the target has not ended: connection "
                            + number
                            + "; end it by KILL, or give the account the right to",
                    SqlErrorClassifier.CONNECTION_LOST);
        }
    }

    /**
     * As {@link #end}, for one whose connection is closed on this side. Mostly it has ended then or
     * is about to: it is killed only when it stays.
     */
    public void endOnceClosed(Statement statement) throws SQLException {
        if (!isGoneWithin(LOOKS_WHEN_CLOSED, statement, work -> true)) {
            end(statement);
        }
    }

    /**
     * @param patient whether to look again at a session that does this
     */
    private boolean isGoneWithin(int looks, Statement statement, Predicate<Work> patient)
            throws SQLException {
        for (int look = 0; look < looks; look++) {
            Work work = work(statement);
            if (work == null) {
                return true;
            }
            if (!patient.test(work)) {
                return false;
            }
            pause();
        }
        return false;
    }

    private boolean isGoneOnceKilled(Statement statement) throws SQLException {
        kill(statement);
        for (int look = 0; look < LOOKS; look++) {
            pause();
            Work work = work(statement);
            if (work == null || work.ofJob()) {
                return true;
            }
        }
        return false;
    }

    /** Ends those of them that are still there; a look at all sessions shows which. */
    static void endAll(Collection<LaneSession> sessions, Statement statement) throws SQLException {
        if (sessions.isEmpty()) {
            return;
        }
        Set<LaneSession> there = all(statement, sessions.iterator().next().tidb());
        there.retainAll(sessions);
        for (LaneSession session : there) {
            LOG.info("ends {}, by which an earlier attempt of the job wrote", session);
            session.end(statement);
        }
    }

    private static Set<LaneSession> all(Statement statement, boolean tidb) throws SQLException {
        Set<LaneSession> all = new HashSet<>();
        try (ResultSet row = statement.executeQuery("SELECT id, host FROM " + list(tidb))) {
            while (row.next()) {
                all.add(new LaneSession(row.getLong(1), row.getString(2), tidb));
            }
        }
        return all;
    }

    /** Behind a load balancer a session may be another server of TiDB's. */
    private static String list(boolean tidb) {
        return "information_schema." + (tidb ? "cluster_processlist" : "processlist");
    }

    /** {@code null} when it is not there. */
    private Work work(Statement statement) throws SQLException {
        String sql =
                "SELECT info, "
                        + (tidb ? "txnstart" : "''")
                        + " FROM "
                        + list(tidb)
                        + " WHERE id = "
                        + number
                        + " AND host = '"
                        + client.replace("'", "''")
                        + "'";
        try (ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return null;
            }
            String doing = Objects.requireNonNullElse(rows.getString(1), "");
            boolean job = tidb && doing.startsWith(JOB_MARK);
            String begun = Objects.requireNonNullElse(rows.getString(2), "");
            return new Work(job, !job && !begun.isEmpty());
        }
    }

    private void kill(Statement statement) {
        try {
            statement.execute((tidb ? "KILL TIDB " : "KILL ") + number);
        } catch (SQLException gone) {
            // It has ended meanwhile; the next look tells.
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(BETWEEN_LOOKS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", SqlErrorClassifier.CONNECTION_LOST, e);
        }
    }

    /** What the target does for it: a job of TiDB's, a transaction of TiDB's, or something else. */
    private record Work(boolean ofJob, boolean ofTransaction) {}
}
