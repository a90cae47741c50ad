package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.DdlKey;
import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.meta.DdlStatusTable;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what waits, for people: only what has changed. A target that is away costs the latest
 * news, nothing else. {@link #show} and {@link #close} on the task thread, the rest on its own.
 */
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    private final MigrationPlan plan;
    private final String attempt;
    private final Map<String, List<DdlStatus>> wanted = new ConcurrentHashMap<>();
    private final Map<DdlKey, DdlStatus> written = new HashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread;
    private volatile boolean failed;
    private boolean there;

    StatusBoard(MigrationPlan plan, Attempt attempt, ThreadFactory threads) {
        this.plan = plan;
        this.attempt = attempt.execution() + "#" + attempt.number();
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    void show(String schema, Collection<DdlStatus> waiting) {
        List<DdlStatus> before = wanted.put(schema, List.copyOf(waiting));
        boolean news = before == null ? !waiting.isEmpty() : !before.equals(wanted.get(schema));
        if ((news || failed) && asked.compareAndSet(false, true)) {
            thread.execute(this::write);
        }
    }

    /** Forgets what earlier attempts of the job have left. */
    void begin() {
        thread.execute(this::write);
    }

    void close() {
        thread.shutdownNow();
    }

    private void write() {
        asked.set(false);
        try (Connection connection =
                JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            DdlStatusTable.removeOthers(connection, plan.metaSchema(), plan.task(), attempt);
            if (!wanted.isEmpty()) {
                write(connection);
            }
            failed = false;
        } catch (SQLException | MigrationException e) {
            LOG.warn("what waits for a statement cannot be written to the meta schema", e);
            failed = true;
        }
    }

    private void write(Connection connection) throws SQLException {
        if (!there) {
            DdlStatusTable.ensure(connection, plan.metaSchema(), plan.task());
            there = true;
        }
        Map<DdlKey, DdlStatus> now = new HashMap<>();
        wanted.values().forEach(some -> some.forEach(status -> now.put(status.key(), status)));
        for (DdlStatus status : now.values()) {
            if (!status.equals(written.get(status.key()))) {
                DdlStatusTable.put(connection, plan.metaSchema(), plan.task(), status, attempt);
            }
        }
        for (DdlKey key : List.copyOf(written.keySet())) {
            if (!now.containsKey(key)) {
                DdlStatusTable.remove(connection, plan.metaSchema(), plan.task(), key);
            }
        }
        written.clear();
        written.putAll(now);
    }
}
