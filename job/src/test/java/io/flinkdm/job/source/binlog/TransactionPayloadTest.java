package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.GtidSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TransactionPayloadTest {

    private final Packets packets = new Packets();
    private final Packets inner = new Packets();
    private final ChangeAssembler assembler =
            Assemblers.wanting("a", GtidSet.parse(Packets.UUID + ":1-4"));

    /** Kind, length and value of each field, then the end mark. */
    private static byte[] fields(int compression, long uncompressed, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        field(out, 2, compression);
        field(out, 3, uncompressed);
        field(out, 1, bytes.length);
        // A field of a later server.
        out.writeBytes(new byte[] {9, 2, 7, 7});
        out.write(0);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int kind, long value) {
        out.write(kind);
        out.write(9);
        out.write(254);
        out.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    private static byte[] events(BinlogPacket... events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (BinlogPacket event : events) {
            out.writeBytes(Packets.bytes(event));
        }
        return out.toByteArray();
    }

    private static byte[] zstd(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = new ZstdOutputStream(out)) {
            compressing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] transaction() {
        return events(
                inner.query("BEGIN"),
                inner.tableMap(),
                inner.insert(9),
                inner.tableMap(),
                inner.insert(10),
                inner.insert(11),
                inner.xid());
    }

    private ChangeBatch read(byte[] body) {
        BinlogPacket payload = packets.payload(body);
        BatchBuilder batch = new BatchBuilder();
        List<BinlogPacket> read = List.of(payload, packets.gtid(6));
        assembler.accept(packets.gtid(5), batch);
        for (BinlogPacket packet : new ExpandedPackets(read)) {
            assembler.accept(packet, batch);
        }
        return batch.take(assembler.position().takeMoved());
    }

    private void assertReads(int compression, Function<byte[], byte[]> compress) {
        byte[] events = transaction();
        ChangeBatch batch = read(fields(compression, events.length, compress.apply(events)));

        assertThat(batch.events())
                .extracting(event -> ((RowChange) event).after().value(0))
                .containsExactly(9L, 10L, 11L);
    }

    @Test
    void compressedEventsAreApplied() {
        assertReads(0, TransactionPayloadTest::zstd);
    }

    @Test
    void uncompressedEventsAreApplied() {
        assertReads(255, bytes -> bytes);
    }

    @Test
    void rowsCountOnThroughThePayloadAndStandAtItsPlace() {
        byte[] events = transaction();
        ChangeBatch batch = read(fields(0, events.length, zstd(events)));

        assertThat(batch.events())
                .extracting(event -> ((RowChange) event).rowIndex())
                .containsExactly(0, 1, 2);
        // The payload is the first event of the file, the GTIDs were made after it.
        assertThat(batch.events())
                .extracting(event -> event.origin().offset())
                .containsOnly(assembler.position().lastEnd().offset() - Packets.BYTES);
        assertThat(batch.position().gtids()).hasToString(Packets.UUID + ":1-5");
    }

    @Test
    void anUnknownCompressionStops() {
        assertStops(ErrorCode.BINLOG_EVENT_STOPS, fields(7, 3, new byte[3]));
    }

    @Test
    void damagedBytesStop() {
        byte[] events = transaction();
        byte[] packed = zstd(events);
        byte[] damaged = packed.clone();
        damaged[packed.length / 2] ^= 0x55;
        byte[] cut = Arrays.copyOf(packed, packed.length - 3);

        assertStops(ErrorCode.BINLOG_EVENT_DECODE, fields(0, events.length, damaged));
        assertStops(ErrorCode.BINLOG_EVENT_DECODE, fields(0, events.length, cut));
        assertStops(ErrorCode.BINLOG_EVENT_DECODE, fields(0, events.length + 1, packed));
        assertStops(
                ErrorCode.BINLOG_EVENT_DECODE,
                fields(255, events.length, Arrays.copyOf(events, events.length - 1)));
    }

    private void assertStops(ErrorCode code, byte[] body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
