package io.flinkdm.job.fence;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetProducts;
import io.flinkdm.udf.ddl.target.TargetProduct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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
    private static final int LOOKS = 50;
    private static final int LOOKS_BEFORE_KILL = 100;
    private static final long BETWEEN_LOOKS_MS = 20;

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
     * of TiDB's goes on by itself.
     *
     * @param statement of another connection
     * @throws SQLException also, as a lost connection, when it does not end soon
     */
    public void end(Statement statement) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            String doing = doing(statement);
            if (doing == null || (look > 0 && tidb && doing.startsWith(JOB_MARK))) {
                return;
            }
            if (look == 0) {
                kill(statement);
            }
            pause();
        }
        throw new SQLException(
                "a session of the target has not ended: connection "
                        + number
                        + "; end it by KILL, or give the account the right to",
                SqlErrorClassifier.CONNECTION_LOST);
    }

    /**
     * As {@link #end}, for one whose connection is closed on this side. Mostly it has ended then or
     * is about to, and TiDB does not always survive a KILL of a session that is rolling back: it is
     * killed only when it stays.
     */
    public void endOnceClosed(Statement statement) throws SQLException {
        for (int look = 0; look < LOOKS_BEFORE_KILL; look++) {
            if (doing(statement) == null) {
                return;
            }
            pause();
        }
        end(statement);
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

    /** Its statement, {@code ""} when it has none; {@code null} when it is not there. */
    private String doing(Statement statement) throws SQLException {
        String sql =
                "SELECT info FROM "
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
            String info = rows.getString(1);
            return info == null ? "" : info;
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
}
