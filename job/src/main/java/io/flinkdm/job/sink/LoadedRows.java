package io.flinkdm.job.sink;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows as LOAD DATA reads them: a line each, values with tabs between, what has a meaning there
 * behind a backslash. Each packet that the driver makes of them holds whole rows: no release of
 * TiDB can take a connection that is gone between two packets for the end of a row. Confined to one
 * lane.
 */
final class LoadedRows {

    private static final byte[] NULL = {'\\', 'N'};

    /** U+FEFF in UTF-8: a byte order mark where it comes first. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What stands for a byte behind a backslash; 0 for one that needs none. */
    private static final byte[] ESCAPED = new byte[128];

    static {
        ESCAPED[0] = '0';
        ESCAPED['\t'] = 't';
        ESCAPED['\n'] = 'n';
        ESCAPED['\r'] = 'r';
        ESCAPED['\\'] = '\\';
    }

    /** The driver sends what it reads at a time, and reads that much. */
    static final int LONGEST_ROW = 1 << 16;

    private byte[] bytes;
    private int size;
    private int rowAt;
    private int longest;

    /**
     * @param expected size in bytes, about
     */
    LoadedRows(int expected) {
        bytes = new byte[Math.max(expected, NULL.length)];
    }

    /**
     * @param more whether another value of the row follows
     */
    void append(Object value, boolean more) {
        if (value == null) {
            put(NULL);
        } else if (value instanceof byte[] binary) {
            putEscaped(binary);
        } else if (value instanceof String text) {
            putEscaped(text.getBytes(StandardCharsets.UTF_8));
        } else {
            put(value.toString().getBytes(StandardCharsets.US_ASCII));
        }
        makeRoom(1);
        bytes[size++] = (byte) (more ? '\t' : '\n');
        if (!more) {
            longest = Math.max(longest, size - rowAt);
            rowAt = size;
        }
    }

    /** Whether each row fits into a packet, and nothing looks like a mark that TiDB takes off. */
    boolean sendable() {
        return longest <= LONGEST_ROW
                && !Arrays.equals(bytes, 0, Math.min(size, MARK.length), MARK, 0, MARK.length);
    }

    private void put(byte[] plain) {
        makeRoom(plain.length);
        System.arraycopy(plain, 0, bytes, size, plain.length);
        size += plain.length;
    }

    private void putEscaped(byte[] value) {
        makeRoom(2 * value.length);
        int at = size;
        for (byte b : value) {
            byte escaped = b < 0 ? 0 : ESCAPED[b];
            if (escaped != 0) {
                bytes[at++] = '\\';
            }
            bytes[at++] = escaped == 0 ? b : escaped;
        }
        size = at;
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, size + more));
        }
    }

    InputStream stream() {
        return new WholeRows();
    }

    /** One thread. */
    private final class WholeRows extends InputStream {

        private int at;

        @Override
        public int read() {
            throw new UnsupportedOperationException("a row has more than one byte");
        }

        /** As many rows as there is room for. */
        @Override
        public int read(byte[] to, int offset, int length) {
            int end = Math.min(at + length, size);
            while (end > at && bytes[end - 1] != '\n') {
                end--;
            }
            int count = end - at;
            if (count == 0 && at < size) {
                throw new IllegalStateException("no room for a row in " + length + " bytes");
            }
            System.arraycopy(bytes, at, to, offset, count);
            at = end;
            return count == 0 ? -1 : count;
        }
    }
}
