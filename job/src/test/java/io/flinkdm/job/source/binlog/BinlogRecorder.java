package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.udf.model.BinlogPosition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Records the events a server logs, from the place where the recorder was made. */
final class BinlogRecorder implements AutoCloseable {

    private static final long CONNECT_MS = 20_000;

    private final BlockingQueue<RawEvent> events = new LinkedBlockingQueue<>();
    private final BinaryLogClient client;

    BinlogRecorder(Connection connection, Account account) throws SQLException, IOException {
        client =
                new BinaryLogClient(
                        account.host(), account.port(), account.user(), account.password());
        BinlogPosition head = ServerFlavor.of(connection).head(connection);
        client.setBinlogFilename(head.file());
        client.setBinlogPosition(head.offset());
        client.setServerId(4711);
        client.setEventDeserializer(new RawEvent.Deserializer());
        client.registerEventListener(
                event ->
                        Stream.of((Object) event.getData())
                                .filter(RawEvent.class::isInstance)
                                .map(RawEvent.class::cast)
                                .forEach(events::add));
    }

    /** Everything up to the statement that holds this text, which the caller has run. */
    List<RawEvent> until(String mark) throws Exception {
        List<RawEvent> read = new ArrayList<>();
        client.connect(CONNECT_MS);
        while (true) {
            RawEvent event = events.poll(CONNECT_MS, TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new IllegalStateException("no event for " + CONNECT_MS + " ms");
            }
            if (event.eventType() == BinlogEventType.QUERY
                    && QueryEvent.parse(event.body()).sql().contains(mark)) {
                return read;
            }
            read.add(event);
        }
    }

    @Override
    public void close() throws IOException {
        client.disconnect();
    }

    /** Where and as whom to log in. */
    record Account(String host, int port, String user, String password) {}
}
