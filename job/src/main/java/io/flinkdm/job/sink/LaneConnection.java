package io.flinkdm.job.sink;

import io.flinkdm.job.fence.LaneSession;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A lane's connection to the target, opened when it is needed and again after it was lost. Lane
 * thread, except for {@link #retire} and {@link #abort}.
 */
final class LaneConnection {

    private final LaneConnector connector;
    private volatile Connection connection;
    private volatile boolean retired;
    private final Deque<LaneSession> lost = new ArrayDeque<>();
    private LaneSession session;
    private PacketLimit limit;
    private Statement statement;

    LaneConnection(LaneConnector connector) {
        this.connector = connector;
    }

    /**
     * The one statement object of the connection.
     *
     * @throws SQLException of class 08 when the target cannot be reached
     * @throws MigrationException when the target refuses what only a person can mend
     */
    Statement statement() throws SQLException {
        if (statement == null) {
            open();
        }
        if (retired) {
            // Another attempt of the job writes from now on.
            discard();
            throw new SQLException("the writer is closed", SqlErrorClassifier.CONNECTION_LOST);
        }
        return statement;
    }

    private void open() throws SQLException {
        connection = connector.open();
        LaneSession opened = LaneSession.of(connection);
        limit = PacketLimit.of(connection);
        Statement first = connection.createStatement();
        // Text is sent as it is: braces in it are no JDBC escapes.
        first.setEscapeProcessing(false);
        while (!lost.isEmpty()) {
            lost.peek().endOnceClosed(first);
            lost.remove();
        }
        session = opened;
        statement = first;
    }

    /** Whether {@link LoadData} is worth it: MySQL takes it where an operator has allowed it. */
    boolean loadsData() {
        return session.tidb();
    }

    /** What the connection's statements must not exceed. */
    PacketLimit limit() {
        return limit;
    }

    void rollback() {
        try {
            if (statement != null) {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            discard();
        }
    }

    /**
     * Forgets a connection in doubt: the server rolls back what it had not committed. What it may
     * still be doing is waited for when the next one is opened.
     */
    void discard() {
        Connection current = connection;
        if (session != null) {
            lost.add(session);
        }
        session = null;
        statement = null;
        connection = null;
        close(current);
    }

    /** Any thread: it gives no statement any more. */
    void retire() {
        retired = true;
    }

    /** Any thread: whatever waits for the server's answer fails. */
    void abort() {
        retired = true;
        Connection current = connection;
        if (current != null) {
            try {
                current.abort(Runnable::run);
            } catch (SQLException e) {
                close(current);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException ignored) {
            // It was given up already; the server notices the closed socket.
        }
    }
}
