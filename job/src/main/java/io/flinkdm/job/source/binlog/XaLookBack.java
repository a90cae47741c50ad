package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the place where an XA transaction was prepared, from its commit back, a file at a time.
 * Needed after a restart only, or for one too large to be kept. Blocks; fetcher thread.
 */
final class XaLookBack {

    private static final Logger LOG = LoggerFactory.getLogger(XaLookBack.class);
    private static final long FIRST_OFFSET = 4;
    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    private final SourcePlan source;
    private final XaRequest request;

    private XaLookBack(SourcePlan source, XaRequest request) {
        this.source = source;
        this.request = request;
    }

    /**
     * @throws MigrationException 52022 when no file of the server holds it
     * @throws UncheckedIOException when the server does not answer
     */
    static BinlogPosition find(SourcePlan source, XaRequest request) throws InterruptedException {
        return new XaLookBack(source, request).find();
    }

    private BinlogPosition find() throws InterruptedException {
        List<String> files = files();
        for (int i = files.size() - 1; i >= 0; i--) {
            String file = files.get(i);
            LOG.info(
                    "{}: looking for XA transaction {} in {}",
                    source.sourceId(),
                    request.xid(),
                    file);
            BinlogPosition begin = findIn(file);
            if (begin != null) {
                return begin;
            }
        }
        throw new MigrationException(
                ErrorCode.BINLOG_EVENT_STOPS,
                source.sourceId()
                        + ": XA transaction "
                        + request.xid()
                        + " is committed at ("
                        + request.file()
                        + ", "
                        + request.offset()
                        + ") but was prepared before the oldest binlog file the source still has:"
                        + " what it changed cannot be told");
    }

    /** Up to the one with the commit. */
    private List<String> files() {
        List<String> files = new ArrayList<>();
        long last = BinlogPosition.fileNumber(request.file());
        try (Connection connection = Upstream.open(source);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                if (BinlogPosition.fileNumber(row.getString(1)) <= last) {
                    files.add(row.getString(1));
                }
            }
            return files;
        } catch (SQLException e) {
            throw Upstream.failure(source, "listing the binlog files", e);
        }
    }

    /**
     * @return the begin of the last such transaction before the commit, or {@code null}
     */
    private BinlogPosition findIn(String file) throws InterruptedException {
        BinlogPosition head = new BinlogPosition(file, FIRST_OFFSET, GtidSet.EMPTY);
        StreamPosition position = new StreamPosition(head);
        BinlogPosition group = head;
        BinlogPosition found = null;
        long serverId = BinlogConnection.randomServerId();
        try (BinlogConnection connection = BinlogConnection.open(source, serverId, head)) {
            for (int silent = 0; silent < SILENT_WAITS; silent++) {
                for (BinlogPacket packet : connection.take(WAIT_MS)) {
                    silent = 0;
                    if (passed(file, position) || leaves(file, packet)) {
                        return found;
                    }
                    position.advance(packet);
                    if (begins(packet.eventType())) {
                        group = new BinlogPosition(file, position.eventStart(), GtidSet.EMPTY);
                    }
                    found = prepares(packet) ? group : found;
                }
                if (connection.endReason() != null) {
                    throw XaReplay.lost(source, connection.endReason(), head);
                }
            }
        }
        throw new MigrationException(
                ErrorCode.SYNCER_GET_EVENT,
                source.sourceId() + ": the server sends no binlog from " + head.display());
    }

    private boolean passed(String file, StreamPosition position) {
        return file.equals(request.file()) && position.offset() >= request.offset();
    }

    /** A file whose server fell ends without an event that says so. */
    private static boolean leaves(String file, BinlogPacket packet) {
        return packet.eventType() == BinlogEventType.ROTATE
                && !RotateEvent.parse(packet.body()).file().equals(file);
    }

    private static boolean begins(BinlogEventType type) {
        return switch (type) {
            case GTID, ANONYMOUS_GTID, GTID_TAGGED, MARIADB_GTID -> true;
            default -> false;
        };
    }

    private boolean prepares(BinlogPacket packet) {
        if (packet.eventType() != BinlogEventType.XA_PREPARE) {
            return false;
        }
        XaPrepareEvent event = XaPrepareEvent.parse(packet.body());
        return !event.onePhase() && event.xid().equals(request.xid());
    }
}
