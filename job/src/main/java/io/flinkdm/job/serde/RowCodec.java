package io.flinkdm.job.serde;

import io.flinkdm.udf.model.Row;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Row images. A value is a tag and what the tag calls for; small integers and short Latin-1 texts
 * are in the tag. A value of the row after that equals the one of the row before is only a tag, and
 * is read into the same instance. Task thread.
 */
final class RowCodec {

    private static final int NULL = 0;
    private static final int LONG = 1;
    private static final int BIG_INTEGER = 2;
    private static final int DOUBLE = 3;
    private static final int LATIN1 = 4;
    private static final int TEXT = 5;
    private static final int BYTES = 6;
    private static final int AS_BEFORE = 7;

    /** From here on 64 tags for the integers 0 to 63. */
    private static final int SMALL_LONG = 0x40;

    /** From here on 128 tags for Latin-1 texts of 0 to 127 characters. */
    private static final int SHORT_LATIN1 = 0x80;

    private RowCodec() {}

    /**
     * @param before the image written just before, or {@code null}
     */
    static void write(Row row, Row before, WireOutput out) throws IOException {
        int size = row.size();
        out.putUnsigned(size);
        int shared = before == null ? 0 : Math.min(size, before.size());
        for (int i = 0; i < size; i++) {
            Object value = row.value(i);
            if (value != null && i < shared && value.equals(before.value(i))) {
                out.put(AS_BEFORE);
            } else {
                write(value, out);
            }
        }
    }

    static Row read(WireInput in, Row before) throws IOException {
        Object[] values = new Object[in.nextLength()];
        for (int i = 0; i < values.length; i++) {
            int tag = in.next();
            values[i] = tag == AS_BEFORE ? before.value(i) : value(tag, in);
        }
        return Row.of(values);
    }

    private static void write(Object value, WireOutput out) throws IOException {
        if (value == null) {
            out.put(NULL);
        } else if (value instanceof String text) {
            writeText(text, out);
        } else if (value instanceof Long number) {
            writeLong(number, out);
        } else if (value instanceof byte[] bytes) {
            out.put(BYTES);
            out.putUnsigned(bytes.length);
            out.putBytes(bytes);
        } else if (value instanceof Double number) {
            out.put(DOUBLE);
            out.putFixedLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof BigInteger number) {
            byte[] bytes = number.toByteArray();
            out.put(BIG_INTEGER);
            out.putUnsigned(bytes.length);
            out.putBytes(bytes);
        } else {
            throw new IOException("a row holds a " + value.getClass().getName());
        }
    }

    private static void writeLong(long number, WireOutput out) {
        if (number >= 0 && number < SHORT_LATIN1 - SMALL_LONG) {
            out.put(SMALL_LONG + (int) number);
        } else {
            out.put(LONG);
            out.putSigned(number);
        }
    }

    private static void writeText(String text, WireOutput out) {
        int length = text.length();
        if (!latin1(text)) {
            out.put(TEXT);
            out.putText(text);
        } else if (length < 256 - SHORT_LATIN1) {
            out.put(SHORT_LATIN1 + length);
            out.putLatin1(text);
        } else {
            out.put(LATIN1);
            out.putUnsigned(length);
            out.putLatin1(text);
        }
    }

    private static boolean latin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static Object value(int tag, WireInput in) throws IOException {
        if (tag >= SHORT_LATIN1) {
            return in.nextLatin1(tag - SHORT_LATIN1);
        }
        if (tag >= SMALL_LONG) {
            return (long) (tag - SMALL_LONG);
        }
        return switch (tag) {
            case NULL -> null;
            case LONG -> in.nextSigned();
            case BIG_INTEGER -> new BigInteger(in.nextBytes(in.nextLength()));
            case DOUBLE -> Double.longBitsToDouble(in.nextFixedLong());
            case LATIN1 -> in.nextLatin1(in.nextLength());
            case TEXT -> in.nextText();
            case BYTES -> in.nextBytes(in.nextLength());
            default -> throw new IOException("a row has a value of the unknown kind " + tag);
        };
    }
}
