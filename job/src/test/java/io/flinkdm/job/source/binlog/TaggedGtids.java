package io.flinkdm.job.source.binlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes GTID_TAGGED_LOG_EVENTs in the form of MySQL's serialization library. */
final class TaggedGtids {

    private TaggedGtids() {}

    static byte[] body(String uuid, String tag, long number) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.writeBytes(new byte[] {0 << 1, 1 << 1, 1 << 1});
        for (byte b : HexFormat.of().parseHex(uuid.replace("-", ""))) {
            fields.writeBytes(number(b & 0xff));
        }
        fields.write(2 << 1);
        fields.writeBytes(number(number << 1));
        fields.write(3 << 1);
        fields.write(tag.length() << 1);
        fields.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
        // last_committed
        fields.writeBytes(new byte[] {4 << 1, 0});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1 << 1, (byte) ((fields.size() + 3) << 1), 1 << 1});
        out.writeBytes(fields.toByteArray());
        return out.toByteArray();
    }

    /** As few bytes as it takes: as many ones at the low end as bytes follow the first. */
    static byte[] number(long value) {
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(value));
        int bytes = (bits + 6) / 7;
        if (bytes > 8) {
            byte[] out = new byte[9];
            out[0] = (byte) 0xff;
            for (int i = 0; i < 8; i++) {
                out[i + 1] = (byte) (value >>> 8 * i);
            }
            return out;
        }
        long word = value << bytes | (1L << (bytes - 1)) - 1;
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (word >>> 8 * i);
        }
        return out;
    }
}
