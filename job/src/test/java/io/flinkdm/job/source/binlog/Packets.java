package io.flinkdm.job.source.binlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes the events of one binlog file, one after the other, 100 bytes each. */
final class Packets {

    static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final int BYTES = 100;

    private static final long SECONDS = 1_700_000_000L;

    private long offset = 4;

    private BinlogPacket packet(BinlogEventType type, byte[] body) {
        offset += BYTES;
        return new BinlogPacket(type.code(), SECONDS, 1, offset & 0xffff_ffffL, 0, BYTES, body);
    }

    Packets at(long newOffset) {
        offset = newOffset;
        return this;
    }

    BinlogPacket query(String sql) {
        return packet(BinlogEventType.QUERY, queryBody("", sql.getBytes(StandardCharsets.UTF_8)));
    }

    BinlogPacket gtid(int number) {
        String hex = UUID.replace("-", "") + HexFormat.of().toHexDigits((byte) number);
        return packet(BinlogEventType.GTID, EventBytes.hex("01" + hex + "00000000000000"));
    }

    /** MariaDB's, of domain and server 1. */
    BinlogPacket mariaDbGtid(int number, int flags) {
        return mariaDbGtid(number, flags, "000000000000");
    }

    BinlogPacket mariaDbGtid(int number, int flags, String rest) {
        HexFormat hex = HexFormat.of();
        return packet(
                BinlogEventType.MARIADB_GTID,
                EventBytes.hex(
                        hex.toHexDigits((byte) number)
                                + "00000000000000 01000000"
                                + hex.toHexDigits((byte) flags)
                                + rest));
    }

    BinlogPacket xaPrepare(boolean onePhase) {
        return packet(
                BinlogEventType.XA_PREPARE,
                EventBytes.hex((onePhase ? "01" : "00") + "01000000 01000000 00000000 31"));
    }

    /** As if it stood in the payload or the XA commit read last. */
    static BinlogPacket inPayload(BinlogPacket packet) {
        return EventHeader.packetInPayload(bytes(packet), packet.body());
    }

    BinlogPacket payload(byte[] body) {
        return packet(BinlogEventType.TRANSACTION_PAYLOAD, body);
    }

    /** Header and body, as they stand in a file without checksums. */
    static byte[] bytes(BinlogPacket packet) {
        int size = EventHeader.BYTES + packet.body().length;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) packet.timestampSeconds())
                .put((byte) packet.type())
                .putInt((int) packet.serverId())
                .putInt(size)
                .putInt((int) packet.nextOffset())
                .putShort((short) packet.flags())
                .put(packet.body())
                .array();
    }

    /** The same event, said to be longer. */
    BinlogPacket sized(BinlogPacket packet, int bytes) {
        return new BinlogPacket(
                packet.type(),
                packet.timestampSeconds(),
                packet.serverId(),
                packet.nextOffset(),
                packet.flags(),
                bytes,
                packet.body());
    }

    /** Table 7 is `a`.`t`. */
    BinlogPacket tableMap() {
        return packet(BinlogEventType.TABLE_MAP, EventBytes.hex(EventBytes.TABLE_MAP));
    }

    /** One row of table 7: the number and 'x'. */
    BinlogPacket insert(int id) {
        return packet(
                BinlogEventType.WRITE_ROWS,
                EventBytes.hex(
                        "070000000000 0100 0200 02 03 00"
                                + HexFormat.of().toHexDigits((byte) id)
                                + "000000 0178"));
    }

    /** Table 7's row, the number and 'x', as the type writes it. */
    BinlogPacket rows(BinlogEventType type, int id) {
        String row = "00" + HexFormat.of().toHexDigits((byte) id) + "000000 0178";
        boolean update = type.name().contains("UPDATE");
        String rows = update ? row + row : row;
        String extra = type.extraRowData() ? "0200" : "";
        String columns = update ? "02 03 03" : "02 03";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(EventBytes.hex("070000000000 0100" + extra + columns));
        byte[] bytes = EventBytes.hex(rows);
        body.writeBytes(type.compressedRows() ? CompressedBytesTest.compressed(bytes) : bytes);
        return packet(type, body.toByteArray());
    }

    BinlogPacket compressedQuery(String sql) {
        return packet(
                BinlogEventType.MARIADB_QUERY_COMPRESSED,
                queryBody(
                        "", CompressedBytesTest.compressed(sql.getBytes(StandardCharsets.UTF_8))));
    }

    /** EXECUTE_LOAD_QUERY, the places of its file's name left zero. */
    BinlogPacket load(String sql) {
        return packet(
                BinlogEventType.EXECUTE_LOAD_QUERY,
                queryBody("00".repeat(13), sql.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] queryBody(String extraHead, byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        // Thread, duration, length of the schema, error code, length of the variables.
        body.writeBytes(EventBytes.hex("00000000 00000000 01 0000 0000" + extraHead));
        body.writeBytes("a\0".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(text);
        return body.toByteArray();
    }

    BinlogPacket taggedGtid(String tag, int number) {
        return packet(BinlogEventType.GTID_TAGGED, TaggedGtids.body(UUID, tag, number));
    }

    /** Where the next event will end. */
    long next() {
        offset += BYTES;
        return offset;
    }

    BinlogPacket xid() {
        return packet(BinlogEventType.XID, new byte[8]);
    }

    BinlogPacket event(BinlogEventType type) {
        return packet(type, new byte[8]);
    }

    /** The last event of the file. */
    BinlogPacket rotate(String file) {
        BinlogPacket rotate = packet(BinlogEventType.ROTATE, rotateBody(file));
        offset = 4;
        return rotate;
    }

    /** What a server sends first. */
    BinlogPacket madeUpRotate(String file) {
        return new BinlogPacket(
                BinlogEventType.ROTATE.code(), 0, 1, 0, 0x20, BYTES, rotateBody(file));
    }

    private static byte[] rotateBody(String file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(EventBytes.hex("0400000000000000"));
        body.writeBytes(file.getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
