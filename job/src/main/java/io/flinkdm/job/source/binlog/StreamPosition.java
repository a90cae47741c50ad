package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidAccumulator;
import io.flinkdm.udf.model.GtidSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a stream is, event by event, and where its last transaction ended. Only the latter is ever
 * kept, so no reader begins within a transaction. Fetcher thread.
 */
final class StreamPosition {

    private static final long WRAP = 1L << 32;

    /** Stand at the head of a file, where a stream asked for by GTIDs begins. */
    private static final Set<BinlogEventType> HEAD =
            EnumSet.of(
                    BinlogEventType.FORMAT_DESCRIPTION,
                    BinlogEventType.PREVIOUS_GTIDS,
                    BinlogEventType.MARIADB_GTID_LIST,
                    BinlogEventType.MARIADB_START_ENCRYPTION,
                    BinlogEventType.MARIADB_BINLOG_CHECKPOINT,
                    BinlogEventType.HEARTBEAT,
                    BinlogEventType.HEARTBEAT_V2);

    private GtidAccumulator gtids;
    private String file;
    private long fileNumber;
    private long offset;
    private long eventStart;
    private boolean resuming;
    private GtidEvent transaction;
    private boolean open;
    private String endFile;
    private long endFileNumber;
    private long endOffset;
    private boolean moved;
    private boolean elsewhere;

    /** An empty set means "unknown" and stays so: what follows alone would be a wrong set. */
    StreamPosition(BinlogPosition start) {
        this(start, start.gtids().isEmpty() ? null : new GtidAccumulator(start.gtids()));
    }

    private StreamPosition(BinlogPosition start, GtidAccumulator gtids) {
        this.gtids = gtids;
        at(start.file(), start.offset());
        end();
        moved = false;
    }

    /** The set is known, even when it is empty. */
    static StreamPosition counting(BinlogPosition start) {
        return new StreamPosition(start, new GtidAccumulator(start.gtids()));
    }

    /** The set of all transactions before the place, which was unknown so far. */
    void learn(GtidSet before) {
        if (gtids == null) {
            gtids = new GtidAccumulator(before);
            moved = true;
        }
    }

    boolean knowsGtids() {
        return gtids != null;
    }

    /** Another server is read than the one that files and offsets were noted on. */
    void movedElsewhere() {
        elsewhere = true;
    }

    boolean elsewhere() {
        return elsewhere;
    }

    /** The transaction that is being read; empty without a GTID. */
    GtidSet transaction() {
        GtidAccumulator single = new GtidAccumulator(GtidSet.EMPTY);
        if (transaction != null) {
            transaction.addTo(single);
        }
        return single.set();
    }

    /** All transactions so far, with the one that is being read. */
    GtidSet seen() {
        GtidAccumulator seen = new GtidAccumulator(lastEnd().gtids());
        if (transaction != null && gtids != null) {
            transaction.addTo(seen);
        }
        return seen.set();
    }

    /** Whether the transaction being read is one of these. */
    boolean within(GtidSet transactions) {
        GtidSet single = transaction();
        return !single.isEmpty() && transactions.contains(single);
    }

    /** Begins again at the end of the last transaction. */
    void rewind() {
        at(endFile, endOffset);
        transaction = null;
        open = false;
        resuming = endOffset >= WRAP;
    }

    /** The stream goes on in a file. */
    void rotated(RotateEvent rotate, boolean artificial) {
        at(rotate.file(), rotate.offset());
        if (!artificial) {
            endUnlessOpen();
        }
    }

    /** To the end of an event, whose header tells the low 32 bits of it only. */
    void advance(BinlogPacket packet) {
        if (packet.inPayload() || (packet.artificial() && !placeUntold(packet))) {
            return;
        }
        if (resuming && !HEAD.contains(packet.eventType())) {
            goOnBehindEnd();
        }
        long next = following(offset, packet);
        if (packet.eventType() == BinlogEventType.HEARTBEAT && next - offset >= WRAP / 2) {
            // It tells an earlier place again; only an event can tell that 4 GiB have passed.
            return;
        }
        offset = next;
        eventStart = next - packet.bytes();
    }

    /**
     * A stream asked for by GTIDs leaves out what is known already, any number of times 4 GiB: what
     * follows in the file of the last transaction lies behind it.
     */
    private void goOnBehindEnd() {
        if (fileNumber == endFileNumber && file.equals(endFile)) {
            offset = Math.max(offset, endOffset);
        }
        resuming = fileNumber < endFileNumber;
    }

    /** The end of an event of the file, the event before having ended at an offset. */
    static long following(long offset, BinlogPacket packet) {
        if (placeUntold(packet)) {
            return offset + packet.bytes();
        }
        long next = (offset & -WRAP) | packet.nextOffset();
        return next < offset ? next + WRAP : next;
    }

    /**
     * An event that stands in the file and seems not to: one that ends at a multiple of 4 GiB, and
     * since MariaDB 11.4 most of those within a transaction.
     */
    static boolean placeUntold(BinlogPacket packet) {
        return packet.nextOffset() == 0
                && !packet.flaggedArtificial()
                && !HEAD.contains(packet.eventType())
                && packet.eventType() != BinlogEventType.ROTATE;
    }

    /** The server has read its file so far and found nothing to send. */
    void heard(HeartbeatEvent heartbeat) {
        if (heartbeat.file().equals(file)) {
            offset = Math.max(offset, heartbeat.offset());
        }
    }

    void named(GtidEvent gtid) {
        transaction = gtid;
        open = true;
    }

    void opened() {
        open = true;
    }

    boolean open() {
        return open;
    }

    void transactionEnded() {
        if (transaction != null && gtids != null) {
            transaction.addTo(gtids);
        }
        transaction = null;
        open = false;
        end();
    }

    /**
     * Events between transactions move the place to begin from, too, but never back: a stream asked
     * for by GTIDs begins with the head of a file long read.
     */
    void endUnlessOpen() {
        if (!open && isAhead()) {
            end();
        }
    }

    private boolean isAhead() {
        return fileNumber == endFileNumber ? offset > endOffset : fileNumber > endFileNumber;
    }

    private void at(String newFile, long newOffset) {
        if (!newFile.equals(file)) {
            file = newFile;
            fileNumber = BinlogPosition.fileNumber(newFile);
        }
        offset = newOffset;
    }

    private void end() {
        endFile = file;
        endFileNumber = fileNumber;
        endOffset = offset;
        moved = true;
    }

    String file() {
        return file;
    }

    long fileNumber() {
        return fileNumber;
    }

    /** Of the last event's end, in bytes. */
    long offset() {
        return offset;
    }

    /** Of the last event's begin; events within a payload have that of the payload. */
    long eventStart() {
        return eventStart;
    }

    boolean endReached(BinlogBound bound) {
        return elsewhere && gtids != null
                ? gtids.set().contains(bound.gtids())
                : bound.reachedAt(endFileNumber, endOffset);
    }

    /** The end of the last transaction. */
    BinlogPosition lastEnd() {
        return new BinlogPosition(endFile, endOffset, gtids != null ? gtids.set() : GtidSet.EMPTY);
    }

    /** The end of the last transaction if it is another one than last time, else {@code null}. */
    BinlogPosition takeMoved() {
        if (!moved) {
            return null;
        }
        moved = false;
        return lastEnd();
    }
}
