package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes a row to a table of its own every tenth of a second and watches the copy: how long the
 * slowest row took. A thread for either side.
 */
final class Heartbeat implements AutoCloseable {

    static final String TABLE = "beat";
    static final String DEFINITION = "CREATE TABLE beat (id INT PRIMARY KEY)";

    private static final long BEAT_NS = Duration.ofMillis(100).toNanos();
    private static final long LOOK_NS = Duration.ofMillis(20).toNanos();

    private final TestSchema source;
    private final TestServer target;
    private final String copy;
    private final ConcurrentSkipListMap<Integer, Long> underWay = new ConcurrentSkipListMap<>();
    private final Thread writer = new Thread(this::write, "beat");
    private final Thread watcher = new Thread(this::watch, "watch");
    private volatile boolean stopping;
    private volatile long slowestNs;

    private Heartbeat(Migration migration) {
        this.source = migration.source();
        this.target = migration.target();
        this.copy = "`" + migration.copySchema() + "`." + TABLE;
    }

    static Heartbeat start(Migration migration) {
        Heartbeat beat = new Heartbeat(migration);
        beat.writer.start();
        beat.watcher.start();
        return beat;
    }

    /** The slowest so far, those under way included; begins anew. */
    Duration slowest() {
        long now = System.nanoTime();
        long oldest = underWay.isEmpty() ? now : underWay.firstEntry().getValue();
        long slowest = Math.max(slowestNs, now - oldest);
        slowestNs = 0;
        return Duration.ofNanos(slowest);
    }

    private void write() {
        int id = 0;
        while (!stopping) {
            try (Connection connection = source.connect();
                    Statement statement = connection.createStatement()) {
                while (!stopping) {
                    statement.executeUpdate("REPLACE INTO " + TABLE + " VALUES (" + ++id + ")");
                    underWay.put(id, System.nanoTime());
                    LockSupport.parkNanos(BEAT_NS);
                }
            } catch (SQLException lost) {
                LockSupport.parkNanos(BEAT_NS);
            }
        }
    }

    private void watch() {
        while (!stopping) {
            try (Connection connection = target.connect();
                    Statement statement = connection.createStatement()) {
                while (!stopping) {
                    seen(last(statement));
                    LockSupport.parkNanos(LOOK_NS);
                }
            } catch (SQLException lost) {
                LockSupport.parkNanos(BEAT_NS);
            }
        }
    }

    private int last(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT MAX(id) FROM " + copy)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void seen(int last) {
        long now = System.nanoTime();
        var arrived = underWay.headMap(last, true);
        arrived.values().forEach(sent -> slowestNs = Math.max(slowestNs, now - sent));
        arrived.clear();
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        writer.join();
        watcher.join();
    }
}
