package io.flinkdm.job.source.binlog;

/** The 19 bytes before each event. Stateless. */
final class EventHeader {

    static final int BYTES = 19;

    private EventHeader() {}

    static int type(byte[] head) {
        return head[4] & 0xff;
    }

    /** Of the whole event: header, body, checksum. */
    static int size(byte[] head) {
        return int32(head, 9);
    }

    static BinlogPacket packet(byte[] head, byte[] body) {
        return packet(head, uint32(head, 13), body);
    }

    /** What the header says of its place counts from the transaction's begin: it means nothing. */
    static BinlogPacket packetInPayload(byte[] head, byte[] body) {
        return packet(head, BinlogPacket.IN_PAYLOAD, body);
    }

    private static BinlogPacket packet(byte[] head, long nextOffset, byte[] body) {
        return new BinlogPacket(
                type(head),
                uint32(head, 0),
                uint32(head, 5),
                nextOffset,
                (head[17] & 0xff) | (head[18] & 0xff) << 8,
                size(head),
                body);
    }

    private static int int32(byte[] data, int at) {
        return (data[at] & 0xff)
                | (data[at + 1] & 0xff) << 8
                | (data[at + 2] & 0xff) << 16
                | (data[at + 3] & 0xff) << 24;
    }

    private static long uint32(byte[] data, int at) {
        return int32(data, at) & 0xffff_ffffL;
    }
}
