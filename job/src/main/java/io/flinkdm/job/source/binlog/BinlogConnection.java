package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.github.shyiko.mysql.binlog.network.SSLSocketFactory;
import com.github.shyiko.mysql.binlog.network.protocol.command.DumpBinaryLogCommand;
import com.github.shyiko.mysql.binlog.network.protocol.command.QueryCommand;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.tls.TlsContext;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One stream of a source's binlog: logs in, asks for the binlog from a place on, reads events on a
 * thread of its own. It never reconnects; whoever reads it knows where to begin again. Fetcher
 * thread, and the thread it starts.
 */
public final class BinlogConnection implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MS = 10_000;

    /** A server with nothing to say says so that often. */
    private static final long HEARTBEAT_MS = 5_000;

    /** A server silent for longer is gone. DM waits for 60 s, its heartbeats come every 30 s. */
    private static final int READ_TIMEOUT_MS = 20_000;

    /** A server gives up on a reader that the target holds back only after this time. */
    private static final int WRITE_TIMEOUT_SECONDS = 3_600;

    /** Where DM takes the ids of its replication clients from. */
    private static final long FIRST_SERVER_ID = 429_496_729L;

    private static final long FIRST_OFFSET = 4;
    private static final int SERVER_IDS = 100_000;

    private final PacketQueue queue = new PacketQueue();
    private final BinaryLogClient client;

    private BinlogConnection(SourcePlan source, long serverId, BinlogPosition from) {
        GtidSet gtids = source.enableGtid() ? from.gtids() : GtidSet.EMPTY;
        HeadSkipper head = gtids.isEmpty() ? HeadSkipper.to(from.offset()) : HeadSkipper.none();
        client = new Client(source, gtids);
        client.setServerId(serverId);
        client.setKeepAlive(false);
        client.setConnectTimeout(CONNECT_TIMEOUT_MS);
        client.setHeartbeatInterval(HEARTBEAT_MS);
        client.setEventDeserializer(new PacketDeserializer(queue, head));
        client.setSocketFactory(BinlogConnection::socket);
        if (source.connection().tls() != null) {
            // required is enough: what is verified is the context's affair
            client.setSSLMode(SSLMode.REQUIRED);
            client.setSslSocketFactory(wrapping(TlsContext.of(source.connection().tls())));
        }
        client.setBinlogFilename(from.file());
        client.setBinlogPosition(gtids.isEmpty() ? head.askFor() : from.offset());
        client.registerLifecycleListener(new Listener());
    }

    /** Begins to connect; a failure is told by {@link #endReason}. */
    public static BinlogConnection open(SourcePlan source, long serverId, BinlogPosition from) {
        BinlogConnection connection = new BinlogConnection(source, serverId, from);
        Thread thread = new Thread(connection::run, "binlog " + source.sourceId());
        thread.setDaemon(true);
        thread.start();
        return connection;
    }

    /** An id hardly any other replica of the server has. */
    public static long randomServerId() {
        return FIRST_SERVER_ID + ThreadLocalRandom.current().nextInt(SERVER_IDS);
    }

    /** The events read so far, payloads expanded; none after the time has passed. */
    Iterable<BinlogPacket> take(long waitMs) throws InterruptedException {
        return new ExpandedPackets(queue.take(waitMs));
    }

    /** Why the stream ended, once all of its events are taken; {@code null} while it lasts. */
    public Exception endReason() {
        return queue.endReason();
    }

    private void run() {
        try {
            client.connect();
            queue.end(new EOFException("the server ended the binlog stream"));
        } catch (IOException | RuntimeException e) {
            queue.end(e);
        } catch (OutOfMemoryError e) {
            queue.end(new IOException("an event does not fit into memory", e));
            throw e;
        }
    }

    @Override
    public void close() {
        queue.close();
        try {
            client.disconnect();
        } catch (IOException e) {
            queue.end(e);
        }
    }

    private static Socket socket() throws SocketException {
        Socket socket = new Socket();
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static SSLSocketFactory wrapping(TlsContext tls) {
        return socket -> {
            try {
                return tls.wrap(socket);
            } catch (IOException e) {
                throw (SocketException) new SocketException(e.getMessage()).initCause(e);
            }
        };
    }

    /** Sets its session up before it asks for the stream. */
    private static final class Client extends BinaryLogClient {

        /** It tells the console of every connection; held, or its level would be lost. */
        private static final Logger CONSOLE = Logger.getLogger(Client.class.getName());

        static {
            CONSOLE.setLevel(Level.WARNING);
        }

        private final GtidSet known;

        /**
         * @param known the transactions not to send; when empty, the place counts
         */
        Client(SourcePlan source, GtidSet known) {
            super(
                    source.connection().host(),
                    source.connection().port(),
                    source.connection().user(),
                    source.connection().password().reveal());
            this.known = known;
        }

        @Override
        protected void setupConnection() throws IOException {
            super.setupConnection();
            // Its name from MySQL 8.0.26 on; servers do not mind both.
            execute("SET @source_heartbeat_period = " + HEARTBEAT_MS * 1_000_000);
            execute("SET SESSION net_write_timeout = " + WRITE_TIMEOUT_SECONDS);
            // Whatever the server writes now: another file may be written in another way.
            execute("SET @master_binlog_checksum = 'CRC32', @source_binlog_checksum = 'CRC32'");
        }

        private void execute(String sql) throws IOException {
            channel.write(new QueryCommand(sql));
            checkError(channel.read());
        }

        @Override
        protected void requestBinaryLogStream() throws IOException {
            if (known.isEmpty()) {
                super.requestBinaryLogStream();
            } else if (known.mariaDb()) {
                execute("SET @mariadb_slave_capability = 4");
                execute("SET @slave_connect_state = '" + known + "'");
                // A transaction the server lacks is an error then, not a gap passed in silence.
                execute("SET @slave_gtid_strict_mode = 1");
                execute("SET @slave_gtid_ignore_duplicates = 0");
                channel.write(new DumpBinaryLogCommand(getServerId(), "", FIRST_OFFSET, false));
            } else {
                channel.write(new GtidDumpCommand(getServerId(), known));
            }
        }
    }

    /** The client swallows these; here they end the stream. */
    private final class Listener extends BinaryLogClient.AbstractLifecycleListener {

        @Override
        public void onCommunicationFailure(BinaryLogClient failed, Exception e) {
            queue.end(e);
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient failed, Exception e) {
            queue.end(e);
        }
    }
}
