package io.flinkdm.job.source.binlog;

/**
 * One event as the server sent it. Immutable; the body is given away.
 *
 * @param type the header's type byte
 * @param timestampSeconds when its statement began upstream, seconds since 1970
 * @param nextOffset low 32 bits of where the next event begins in the file; 0 for what the server
 *     made up, and for more (see {@link StreamPosition#placeUntold}); {@link #IN_PAYLOAD} for an
 *     event within a {@link TransactionPayload}
 * @param flags of the header
 * @param bytes length of the whole event
 * @param body the event without header and checksum
 */
record BinlogPacket(
        int type,
        long timestampSeconds,
        long serverId,
        long nextOffset,
        int flags,
        int bytes,
        byte[] body) {

    static final long IN_PAYLOAD = -1;

    private static final int ARTIFICIAL = 0x20;

    BinlogEventType eventType() {
        return BinlogEventType.of(type);
    }

    /** Whether it stands in no file: the server made it up for this connection. */
    boolean artificial() {
        return nextOffset == 0 || flaggedArtificial();
    }

    boolean flaggedArtificial() {
        return (flags & ARTIFICIAL) != 0;
    }

    /** Whether its place is that of the payload event around it. */
    boolean inPayload() {
        return nextOffset == IN_PAYLOAD;
    }
}
