package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Upstream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the connection of a fetcher that ends for the next one: Flink ends a fetcher after each
 * chunk. Fetcher threads; closed by the task thread.
 */
final class SpareConnection implements AutoCloseable {

    private final SourcePlan source;
    private final AtomicReference<Connection> spare = new AtomicReference<>();
    private volatile boolean closed;

    SpareConnection(SourcePlan source) {
        this.source = source;
    }

    /** The caller's own until it is given back. */
    Connection take() {
        Connection kept = spare.getAndSet(null);
        try {
            return kept != null && kept.isValid(1) ? kept : Upstream.openForRows(source);
        } catch (SQLException e) {
            throw Upstream.failure(source, "opening a connection", e);
        }
    }

    void giveBack(Connection connection) {
        if (!spare.compareAndSet(null, connection)) {
            close(connection);
        } else if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection kept = spare.getAndSet(null);
        if (kept != null) {
            close(kept);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Upstream.failure(source, "closing a connection", e);
        }
    }
}
