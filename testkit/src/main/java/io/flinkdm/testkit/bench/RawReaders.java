package io.flinkdm.testkit.bench;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/** Reads what the job reads, by plain means. Immutable. */
record RawReaders(TestServer server) {

    private static final int FETCH_ROWS = 1_000;

    /** A place in the source's binlog. */
    record Position(String file, long offset) {
        boolean isReachedBy(String otherFile, long otherOffset) {
            int order = otherFile.compareTo(file);
            return order > 0 || order == 0 && otherOffset >= offset;
        }
    }

    /** How many rows were read, and in what time. */
    record Outcome(long rows, long nanos) {}

    /** All rows by one streaming SELECT a table, every value as text. */
    Outcome select(String schema, int tables) throws SQLException {
        long start = System.nanoTime();
        long rows = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            for (int table = 0; table < tables; table++) {
                String name = schema + "." + SysbenchTables.name(table);
                try (ResultSet row = statement.executeQuery("SELECT * FROM " + name)) {
                    rows += count(row);
                }
            }
        }
        return new Outcome(rows, System.nanoTime() - start);
    }

    private static long count(ResultSet row) throws SQLException {
        long rows = 0;
        while (row.next()) {
            for (int column = 1; column <= 4; column++) {
                row.getString(column);
            }
            rows++;
        }
        return rows;
    }

    Position end() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW MASTER STATUS")) {
            row.next();
            return new Position(row.getString(1), row.getLong(2));
        }
    }

    /** All row events between two places, decoded by the client. */
    Outcome binlog(Position from, Position to)
            throws IOException, InterruptedException, TimeoutException {
        BinaryLogClient client =
                new BinaryLogClient(server.host(), server.port(), server.user(), server.password());
        client.setServerId(4_000_000_001L);
        client.setBinlogFilename(from.file());
        client.setBinlogPosition(from.offset());
        Counter counter = new Counter(client, to);
        client.registerEventListener(counter);
        long start = System.nanoTime();
        client.connect(30_000);
        counter.done.await();
        long nanos = System.nanoTime() - start;
        client.disconnect();
        return new Outcome(counter.rows, nanos);
    }

    /** The client's thread. */
    private static final class Counter implements BinaryLogClient.EventListener {

        private final CountDownLatch done = new CountDownLatch(1);
        private final BinaryLogClient client;
        private final Position end;
        private long rows;

        Counter(BinaryLogClient client, Position end) {
            this.client = client;
            this.end = end;
        }

        @Override
        public void onEvent(Event event) {
            Object data = event.getData();
            if (data instanceof UpdateRowsEventData update) {
                rows += update.getRows().size();
            } else if (data instanceof WriteRowsEventData write) {
                rows += write.getRows().size();
            } else if (data instanceof DeleteRowsEventData delete) {
                rows += delete.getRows().size();
            }
            EventHeaderV4 header = event.getHeader();
            if (end.isReachedBy(client.getBinlogFilename(), header.getNextPosition())) {
                done.countDown();
            }
        }
    }
}
