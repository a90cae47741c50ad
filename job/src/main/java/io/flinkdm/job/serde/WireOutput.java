package io.flinkdm.job.serde;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one event while they are put together; reused for the next one. Whoever owns the
 * serializer owns it. Task thread.
 */
final class WireOutput {

    /** A buffer that one giant row made larger than this is not kept. */
    private static final int KEPT_BYTES = 1 << 22;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Java's own byte order, highest first. */
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[512];
    private int size;

    /** Length and bytes to the view; empty again afterwards. */
    void flushTo(DataOutputView view) throws IOException {
        view.writeInt(size);
        view.write(bytes, 0, size);
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[512];
        }
    }

    /** What is in it, as a new array. */
    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    void put(int oneByte) {
        reserve(1);
        bytes[size++] = (byte) oneByte;
    }

    void putBytes(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void putFixedLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Seven bits a byte, lowest first; short for small values that are not negative. */
    void putUnsigned(long value) {
        reserve(10);
        byte[] target = bytes;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        size = at;
    }

    /** Short for values near zero on both sides. */
    void putSigned(long value) {
        putUnsigned((value << 1) ^ (value >> 63));
    }

    /** Its length is told elsewhere; every character must be below 256. */
    @SuppressWarnings("deprecation") // the one way to get at the bytes without an array between
    void putLatin1(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    /** Number of characters, then one to three bytes each; lone surrogates survive. */
    void putText(String text) {
        int length = text.length();
        putUnsigned(length);
        reserve(Math.multiplyExact(length, 3));
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        size = at;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            int doubled = (int) Math.min(bytes.length * 2L, LARGEST_ARRAY);
            bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
        }
    }
}
