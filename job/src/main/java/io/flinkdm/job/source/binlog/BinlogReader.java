package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.SplitInput;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a source from a place on. A lost connection is opened again from the end of the
 * last transaction; what is read twice then is marked safe, as everything is that a reader before
 * this one may have emitted. Fetcher thread.
 */
public final class BinlogReader implements SplitInput {

    private static final Logger LOG = LoggerFactory.getLogger(BinlogReader.class);
    private static final long WAIT_MS = 100;
    private static final long FIRST_OFFSET = 4;

    /** So far may the clocks of servers be apart that replace each other. */
    private static final long CLOCKS_APART_SECONDS = 60;

    private final SourcePlan source;
    private final TrackedTables tables;
    private final ChangeAssembler assembler;
    private final BatchBuilder batch = new BatchBuilder();
    private final Optional<BinlogBound> end;
    private final Attachment attachment;
    private final ReconnectPolicy reconnects = new ReconnectPolicy();
    private final ReadLag lag;
    private SafeRange safe;
    private long timestampSeconds;
    private long serverId;
    private BinlogConnection connection;
    private Iterator<BinlogPacket> packets = Collections.emptyIterator();
    private XaReplay replay;

    public BinlogReader(SourcePlan source, BinlogSplit split, TrackedTables tables, ReadLag lag) {
        this.lag = lag;
        this.source = source;
        this.tables = tables;
        StreamPosition position = new StreamPosition(split.position());
        this.assembler =
                new ChangeAssembler(
                        tables, position, new TransactionMarks(position, source.enableGtid()));
        assembler.lookBack();
        this.end = split.end().map(BinlogBound::at);
        this.attachment = new Attachment(source, split.mark());
        this.safe = SafeRange.until(split.safeUntil());
        if (split.mark().moved()) {
            movedElsewhere(0);
        }
        this.serverId =
                source.serverId() != 0 ? source.serverId() : BinlogConnection.randomServerId();
    }

    @Override
    public ChangeBatch next() {
        if (atEnd()) {
            return null;
        }
        try {
            if (connection == null && !connect()) {
                return ChangeBatch.NOTHING;
            }
            return read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ChangeBatch.NOTHING;
        }
    }

    private boolean atEnd() {
        return end.isPresent() && assembler.position().endReached(end.get());
    }

    private ChangeBatch read() throws InterruptedException {
        if (!more()) {
            packets = connection.take(WAIT_MS).iterator();
            if (!packets.hasNext()) {
                Exception reason = connection.endReason();
                if (reason != null) {
                    lost(reason);
                } else {
                    lag.complete();
                }
                return ChangeBatch.NOTHING;
            }
            reconnects.succeeded();
        }
        if (!safe.isEmpty()) {
            safe = safe.after(assembler.position(), timestampSeconds);
        }
        assembler.safe(!safe.isEmpty());
        while (!batch.full() && !atEnd() && more()) {
            BinlogPacket packet = packets.next();
            if (!attachment.sends(packet)) {
                lost(new IOException("another server answers, with id " + packet.serverId()));
                break;
            }
            accept(packet);
            replayXa();
        }
        lag.read(timestampSeconds, assembler.position());
        BinlogPosition moved = assembler.position().takeMoved();
        return moved == null
                ? batch.take(null, null, null)
                : batch.take(moved, attachment.mark(), tables.atEnd());
    }

    private void accept(BinlogPacket packet) {
        assembler.accept(packet, batch);
        StreamPosition position = assembler.position();
        switch (packet.eventType()) {
            case FORMAT_DESCRIPTION -> attachment.begun(position, packet.timestampSeconds());
            case PREVIOUS_GTIDS -> {
                if (!position.knowsGtids()) {
                    GtidSet before = GtidListEvent.parseMySql(packet.body()).gtids();
                    position.learn(before.union(attachment.purged()));
                }
            }
            case MARIADB_GTID_LIST -> {
                if (!position.knowsGtids()) {
                    position.learn(GtidListEvent.parseMariaDb(packet.body()).gtids());
                }
            }
            case ROTATE, STOP, HEARTBEAT, HEARTBEAT_V2, MARIADB_BINLOG_CHECKPOINT -> {
                // The server's own, whenever its transactions were made.
            }
            default -> timestampSeconds = packet.timestampSeconds();
        }
    }

    /** Rows of an XA transaction that is committed are read before what follows. */
    private void replayXa() {
        XaRequest request = assembler.takeXaRequest();
        if (request == null) {
            return;
        }
        try {
            replay = XaReplay.of(source, request, packets);
            packets = replay;
        } catch (UncheckedIOException e) {
            lost(e.getCause());
        }
    }

    private boolean more() {
        try {
            return packets.hasNext();
        } catch (UncheckedIOException e) {
            lost(e.getCause());
            return false;
        } catch (MigrationException e) {
            throw assembler.located(e);
        }
    }

    private boolean connect() throws InterruptedException {
        if (!reconnects.due()) {
            Thread.sleep(WAIT_MS);
            return false;
        }
        try (Connection jdbc = Upstream.open(source)) {
            attach(Upstream.impatient(jdbc));
        } catch (SQLException e) {
            lost(Upstream.failure(source, "reading the binlog's position", e));
            return false;
        } catch (MigrationException e) {
            lost(e);
            return false;
        }
        assembler.restart();
        BinlogPosition from = assembler.position().lastEnd();
        LOG.info("{}: reading the binlog from {}", source.sourceId(), from.display());
        connection = BinlogConnection.open(source, serverId, from);
        return true;
    }

    private void attach(Connection jdbc) throws SQLException {
        ServerState now = ServerState.read(jdbc);
        lag.serverClock(now.clockSeconds());
        tables.attached(DdlDefaults.read(jdbc), DdlDefaults.collationNumbers(jdbc));
        StreamPosition position = assembler.position();
        BinlogPosition place = position.lastEnd();
        String before = attachment.mark().server();
        if (attachment.attach(place, now)) {
            LOG.warn(
                    "{}: reads {} from now on, not {}; goes on by GTIDs from {}",
                    source.sourceId(),
                    now.identity(),
                    before,
                    place.gtids());
            movedElsewhere(now.clockSeconds() + CLOCKS_APART_SECONDS);
        }
        safe = safe.andUntil(now.head());
        if (source.enableGtid() && place.gtids().isEmpty() && place.offset() > FIRST_OFFSET) {
            position.learn(
                    ServerFlavor.of(jdbc)
                            .gtidsBefore(jdbc, place, known -> GtidScan.before(source, known)));
        }
    }

    private void movedElsewhere(long madeBeforeSeconds) {
        safe = safe.elsewhere(assembler.position().seen(), madeBeforeSeconds);
        assembler.position().movedElsewhere();
    }

    private void lost(Exception reason) {
        lag.lost();
        disconnect();
        if (StreamFailure.sameServerId(reason)) {
            serverId = BinlogConnection.randomServerId();
        }
        StreamFailure.requireTemporary(source, reason, assembler.position().lastEnd());
        if (reconnects.failed()) {
            throw StreamFailure.lasting(source, reason);
        }
        LOG.warn(
                "{}: the binlog stream ended ({}); trying again",
                source.sourceId(),
                reason.toString());
    }

    private void disconnect() {
        packets = Collections.emptyIterator();
        if (replay != null) {
            replay.close();
            replay = null;
        }
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
