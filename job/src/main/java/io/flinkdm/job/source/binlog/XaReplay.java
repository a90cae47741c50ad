package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The table maps and rows of an XA transaction, read again over a connection of their own and put
 * where the transaction is committed, then an end; then the packets that follow the commit. Fetcher
 * thread.
 */
final class XaReplay implements Iterator<BinlogPacket>, AutoCloseable {

    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    private final SourcePlan source;
    private final XaRequest request;
    private final BinlogPosition begin;
    private final Iterator<BinlogPacket> rest;
    private BinlogConnection connection;
    private Iterator<BinlogPacket> packets = Collections.emptyIterator();
    private BinlogPacket next;

    private XaReplay(
            SourcePlan source,
            XaRequest request,
            BinlogPosition begin,
            Iterator<BinlogPacket> rest) {
        this.source = source;
        this.request = request;
        this.begin = begin;
        this.rest = rest;
        long serverId = BinlogConnection.randomServerId();
        this.connection = BinlogConnection.open(source, serverId, begin);
    }

    /**
     * @param rest the packets behind the commit
     * @throws MigrationException 52022 when the binlog does not hold the transaction any more
     * @throws UncheckedIOException when the server does not answer
     */
    static XaReplay of(SourcePlan source, XaRequest request, Iterator<BinlogPacket> rest) {
        try {
            BinlogPosition begin = request.begin();
            BinlogPosition place = begin == null ? XaLookBack.find(source, request) : begin;
            // By file and offset, whatever the task goes by: it is this server's place.
            BinlogPosition plain = new BinlogPosition(place.file(), place.offset(), GtidSet.EMPTY);
            return new XaReplay(source, request, plain, rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && connection != null) {
            next = read();
        }
        return next != null || rest.hasNext();
    }

    @Override
    public BinlogPacket next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (next == null) {
            return rest.next();
        }
        BinlogPacket given = next;
        next = null;
        return given;
    }

    private BinlogPacket read() {
        while (true) {
            BinlogPacket packet = take();
            BinlogEventType type = packet.eventType();
            if (type == BinlogEventType.XA_PREPARE) {
                if (!XaPrepareEvent.parse(packet.body()).xid().equals(request.xid())) {
                    throw anotherOne();
                }
                close();
                return atCommit(BinlogEventType.XID, 0, new byte[Long.BYTES]);
            }
            if (type == BinlogEventType.XID
                    || (type == BinlogEventType.ROTATE && !packet.artificial())) {
                throw anotherOne();
            }
            boolean rows = type.rows() || type == BinlogEventType.PARTIAL_UPDATE_ROWS;
            if (rows || type == BinlogEventType.TABLE_MAP) {
                return atCommit(type, packet.bytes(), packet.body());
            }
        }
    }

    private BinlogPacket atCommit(BinlogEventType type, int bytes, byte[] body) {
        return new BinlogPacket(
                type.code(),
                request.timestampSeconds(),
                0,
                BinlogPacket.IN_PAYLOAD,
                0,
                bytes,
                body);
    }

    private BinlogPacket take() {
        try {
            for (int silent = 0; silent < SILENT_WAITS; silent++) {
                if (packets.hasNext()) {
                    return packets.next();
                }
                packets = connection.take(WAIT_MS).iterator();
                if (!packets.hasNext() && connection.endReason() != null) {
                    throw lost(source, connection.endReason(), begin);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
        throw lost(source, new IOException("the server sends no binlog"), begin);
    }

    private MigrationException anotherOne() {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_STOPS,
                source.sourceId()
                        + ": XA transaction "
                        + request.xid()
                        + " does not begin at "
                        + begin.display());
    }

    /** Lasting failures are thrown, others are given back. */
    static UncheckedIOException lost(SourcePlan source, Exception reason, BinlogPosition from) {
        StreamFailure.requireTemporary(source, reason, from);
        IOException cause = reason instanceof IOException io ? io : new IOException(reason);
        return new UncheckedIOException(cause);
    }

    /** Only the rest is left. */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
