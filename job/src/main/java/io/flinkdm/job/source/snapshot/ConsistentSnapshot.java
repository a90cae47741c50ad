package io.flinkdm.job.source.snapshot;

import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a transaction that sees one moment of a table, whose place in the binlog it tells.
 *
 * <p>MariaDB knows the place. Elsewhere it is known when the binlog stood still for a moment before
 * the snapshot was opened and until it was open. On a server too busy for that, a lock is held for
 * the milliseconds between: the one the task allows. Fetcher thread.
 */
final class ConsistentSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(ConsistentSnapshot.class);
    private static final int TRIES = 20;

    /**
     * A transaction is in the binlog shortly before it can be seen; longer than that, the binlog
     * must have stood still.
     */
    private static final long STILL_MS = 100;

    /** Who waits for a lock holds up everybody behind, so it does not wait long. */
    private static final int LOCK_WAIT_SECONDS = 3;

    private static final int LOCK_TRIES = 10;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Of a schema, of a table, of an action. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227);

    private final SourcePlan source;
    private final TableId table;

    ConsistentSnapshot(SourcePlan source, TableId table) {
        this.source = source;
        this.table = table;
    }

    BinlogPosition open(Connection connection) throws SQLException {
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

    private BinlogPosition openWhenStill(Connection connection, ServerFlavor flavor)
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

    private BinlogPosition openLocked(Connection connection, ServerFlavor flavor)
            throws SQLException {
        connection.rollback();
        Consistency allowed = source.snapshot().consistency();
        if (allowed == Consistency.NONE) {
            throw noLock("`--consistency none` allows no lock; take it out of extra-args", null);
        }
        String lock =
                allowed == Consistency.LOCK
                        ? "LOCK TABLES " + table.quoted() + " READ"
                        : "FLUSH TABLES WITH READ LOCK";
        // Opening the snapshot would end a lock of tables that its own session holds.
        try (Connection locking = Upstream.open(source)) {
            execute(locking, "SET SESSION lock_wait_timeout = " + LOCK_WAIT_SECONDS);
            lock(locking, lock);
            start(connection);
            BinlogPosition position = flavor.head(connection);
            execute(locking, "UNLOCK TABLES");
            LOG.info("{}: held `{}` to open a snapshot at {}", table, lock, position.display());
            return position;
        }
    }

    private void lock(Connection connection, String lock) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                execute(connection, lock);
                return;
            } catch (SQLException e) {
                if (DENIED.contains(e.getErrorCode())) {
                    throw noLock("the account may not `" + lock + "`", e);
                }
                if (e.getErrorCode() != LOCK_WAIT_TIMEOUT || i == LOCK_TRIES) {
                    throw e;
                }
                LOG.warn("{}: a long statement holds it up, trying again", lock);
                pause();
            }
        }
    }

    private MigrationException noLock(String why, SQLException cause) {
        return new MigrationException(
                ErrorCode.DUMP_UNIT_GLOBAL_LOCK,
                ErrorScope.UPSTREAM,
                table
                        + " has no unique key on the target, the source writes all the time, and "
                        + why
                        + ". A unique key without NULL, on both sides, needs no lock",
                cause);
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
