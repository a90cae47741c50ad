package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a transaction that sees one moment of the server, whose place in the binlog it tells.
 *
 * <p>MariaDB knows the place. Elsewhere it is known when the binlog stood still for a moment before
 * the snapshot was opened and until it was open. On a server too busy for that, a global read lock
 * is held for the milliseconds between. Stateless.
 */
final class ConsistentSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(ConsistentSnapshot.class);
    private static final int TRIES = 20;

    /**
     * A transaction is in the binlog shortly before it can be seen; longer than that, the binlog
     * must have stood still.
     */
    private static final long STILL_MS = 100;

    private ConsistentSnapshot() {}

    static BinlogPosition open(Connection connection) throws SQLException {
        execute(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        connection.setAutoCommit(false);
        ServerFlavor flavor = ServerFlavor.of(connection);
        start(connection);
        Optional<BinlogPosition> told = flavor.snapshotPosition(connection);
        return told.isPresent() ? told.get() : openWhenStill(connection, flavor);
    }

    /** The connection is as it was before. */
    static void close(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static BinlogPosition openWhenStill(Connection connection, ServerFlavor flavor)
            throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            BinlogPosition before = flavor.head(connection);
            pause();
            if (!before.equals(flavor.head(connection))) {
                continue;
            }
            start(connection);
            if (before.equals(flavor.head(connection))) {
                return before;
            }
        }
        return openLocked(connection, flavor);
    }

    private static BinlogPosition openLocked(Connection connection, ServerFlavor flavor)
            throws SQLException {
        connection.rollback();
        execute(connection, "FLUSH TABLES WITH READ LOCK");
        try {
            start(connection);
            BinlogPosition position = flavor.head(connection);
            LOG.info("held a global read lock to open a snapshot at {}", position.display());
            return position;
        } finally {
            execute(connection, "UNLOCK TABLES");
        }
    }

    private static void start(Connection connection) throws SQLException {
        execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(STILL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while opening a snapshot", e);
        }
    }
}
