package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.MigrationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedBytesTest {

    /** As a server writes them. */
    static byte[] compressed(byte[] bytes) {
        try {
            return compressed(0x82, bytes.length, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(int head, int length, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head);
        for (int shift = 8 * ((head & 7) - 1); shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
            deflating.write(bytes);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 100_000, 70_000_000})
    void readsBack(int length) throws IOException {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        BinlogBuffer in = new BinlogBuffer(compressed(0x84, length, bytes));

        assertThat(CompressedBytes.read(in)).isEqualTo(bytes);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void whatIsNotAsAnnouncedStops() throws IOException {
        byte[] good = compressed(0x81, 5, "hello".getBytes());
        assertThat(CompressedBytes.read(new BinlogBuffer(good))).asString().isEqualTo("hello");

        assertStops(compressed(0x81, 4, "hello".getBytes()));
        assertStops(compressed(0x81, 6, "hello".getBytes()));
        assertStops(compressed(0x01, 5, "hello".getBytes()));
        assertStops(compressed(0x91, 5, "hello".getBytes()));
        assertStops(Arrays.copyOf(good, good.length - 2));
    }

    private static void assertStops(byte[] bytes) {
        assertThatThrownBy(() -> CompressedBytes.read(new BinlogBuffer(bytes)))
                .isInstanceOf(MigrationException.class);
    }
}
