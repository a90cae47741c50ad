package io.flinkdm.job.sink;

import io.flinkdm.job.target.TargetProduct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection as the target knows it. One that was lost may still have a statement on its way or
 * at work: whoever writes the same rows again has to {@link #end} it first, or that statement could
 * overtake later ones. Immutable.
 *
 * @param client address and port, as numbers are given anew when a server restarts
 */
record LaneSession(long number, String client, boolean tidb) {

    private static final int LOOKS = 50;
    private static final long BETWEEN_LOOKS_MS = 20;

    static LaneSession of(Connection connection) throws SQLException {
        boolean tidb = TargetProduct.of(connection) == TargetProduct.TIDB;
        String sql =
                "SELECT id, host FROM information_schema.processlist WHERE id = CONNECTION_ID()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new LaneSession(row.getLong(1), row.getString(2), tidb);
        }
    }

    /**
     * Returns when the target does nothing for it any more.
     *
     * @param statement of another connection
     * @throws SQLException also, as a lost connection, when it does not end soon
     */
    void end(Statement statement) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            if (!alive(statement)) {
                return;
            }
            if (look == 0) {
                kill(statement);
            }
            pause();
        }
        throw new SQLException(
                "a session of the target has not ended: connection " + number,
                LaneConnector.CONNECTION_LOST);
    }

    private boolean alive(Statement statement) throws SQLException {
        // Behind a load balancer it may be another server of TiDB.
        String sql =
                "SELECT 1 FROM information_schema."
                        + (tidb ? "cluster_processlist" : "processlist")
                        + " WHERE id = "
                        + number
                        + " AND host = '"
                        + client.replace("'", "''")
                        + "'";
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
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
            throw new SQLException("interrupted", LaneConnector.CONNECTION_LOST, e);
        }
    }
}
