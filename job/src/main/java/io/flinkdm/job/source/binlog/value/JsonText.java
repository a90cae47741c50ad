package io.flinkdm.job.source.binlog.value;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;

/**
 * MySQL's binary JSON as the text SELECT prints. Source: MySQL's json_binary.h (layout) and what
 * the server prints.
 *
 * <p>Confined to one call.
 */
final class JsonText {

    private static final int SMALL_OBJECT = 0x00;
    private static final int LARGE_OBJECT = 0x01;
    private static final int SMALL_ARRAY = 0x02;
    private static final int LARGE_ARRAY = 0x03;
    private static final int LITERAL = 0x04;
    private static final int INT16 = 0x05;
    private static final int UINT16 = 0x06;
    private static final int INT32 = 0x07;
    private static final int UINT32 = 0x08;
    private static final int INT64 = 0x09;
    private static final int UINT64 = 0x0a;
    private static final int DOUBLE = 0x0b;
    private static final int STRING = 0x0c;
    private static final int OPAQUE = 0x0f;

    private final byte[] data;
    private final int end;
    private final StringBuilder out;

    private JsonText(byte[] data, int end, StringBuilder out) {
        this.data = data;
        this.end = end;
        this.out = out;
    }

    /** An empty body is what MySQL stores for a missing value of a NOT NULL column; it is null. */
    static String print(byte[] data, int start, int length) throws CharacterCodingException {
        if (length == 0) {
            return "null";
        }
        StringBuilder out = new StringBuilder(length + length / 2 + 16);
        new JsonText(data, start + length, out).value(data[start], start + 1);
        return out.toString();
    }

    private void value(int type, int at) throws CharacterCodingException {
        switch (type) {
            case SMALL_OBJECT -> object(at, 2);
            case LARGE_OBJECT -> object(at, 4);
            case SMALL_ARRAY -> array(at, 2);
            case LARGE_ARRAY -> array(at, 4);
            case LITERAL -> literal((int) unsigned(at, 1));
            case INT16 -> out.append((short) unsigned(at, 2));
            case UINT16 -> out.append(unsigned(at, 2));
            case INT32 -> out.append((int) unsigned(at, 4));
            case UINT32 -> out.append(unsigned(at, 4));
            case INT64 -> out.append(unsigned(at, 8));
            case UINT64 -> out.append(Long.toUnsignedString(unsigned(at, 8)));
            case DOUBLE -> DoubleText.append(Double.longBitsToDouble(unsigned(at, 8)), out);
            case STRING -> string(at);
            case OPAQUE -> opaque(at);
            default -> throw new IndexOutOfBoundsException("JSON type " + type);
        }
    }

    private void literal(int code) {
        switch (code) {
            case 0 -> out.append("null");
            case 1 -> out.append("true");
            case 2 -> out.append("false");
            default -> throw new IndexOutOfBoundsException("JSON literal " + code);
        }
    }

    /**
     * Element count, size in bytes, then per key its offset and 2-byte length, then per value its
     * type and its offset or itself; offsets count from the element count.
     */
    private void object(int base, int width) throws CharacterCodingException {
        int count = (int) unsigned(base, width);
        int keys = base + 2 * width;
        int values = keys + count * (width + 2);
        out.append('{');
        for (int i = 0; i < count; i++) {
            separate(i);
            int key = keys + i * (width + 2);
            int offset = (int) unsigned(key, width);
            quote(base + offset, (int) unsigned(key + width, 2));
            out.append(": ");
            element(base, values + i * (width + 1), width);
        }
        out.append('}');
    }

    private void array(int base, int width) throws CharacterCodingException {
        int count = (int) unsigned(base, width);
        int values = base + 2 * width;
        out.append('[');
        for (int i = 0; i < count; i++) {
            separate(i);
            element(base, values + i * (width + 1), width);
        }
        out.append(']');
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(", ");
        }
    }

    private void element(int base, int entry, int width) throws CharacterCodingException {
        int type = (int) unsigned(entry, 1);
        value(type, inline(type, width) ? entry + 1 : base + (int) unsigned(entry + 1, width));
    }

    private static boolean inline(int type, int width) {
        boolean upTo16Bits = type == LITERAL || type == INT16 || type == UINT16;
        return upTo16Bits || (width == 4 && (type == INT32 || type == UINT32));
    }

    private void string(int at) throws CharacterCodingException {
        int length = variableLength(at);
        quote(at + variableLengthBytes(at), length);
    }

    private void opaque(int at) throws CharacterCodingException {
        int type = (int) unsigned(at, 1);
        int length = variableLength(at + 1);
        int start = at + 1 + variableLengthBytes(at + 1);
        check(start, length);
        switch (type) {
            case BinlogColumn.NEWDECIMAL -> decimal(start);
            case BinlogColumn.DATE -> quote(PackedTime.date(unsigned(start, 8)));
            case BinlogColumn.DATETIME, BinlogColumn.TIMESTAMP ->
                    quote(PackedTime.dateTime(unsigned(start, 8)));
            case BinlogColumn.TIME -> quote(PackedTime.time(unsigned(start, 8)));
            default -> base64(type, start, length);
        }
    }

    private void decimal(int start) {
        BinlogBuffer in = new BinlogBuffer(data);
        in.skip(start);
        out.append(new DecimalText(in.uint8(), in.uint8()).read(in));
    }

    private void quote(String plain) {
        out.append('"').append(plain).append('"');
    }

    /** MySQL's encoder breaks lines after 76 characters; the printer then escapes the breaks. */
    private void base64(int type, int start, int length) {
        byte[] raw = Arrays.copyOfRange(data, start, start + length);
        String encoded = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(raw);
        out.append("\"base64:type").append(type).append(':');
        out.append(encoded.replace("\n", "\\n")).append('"');
    }

    private void quote(int start, int length) throws CharacterCodingException {
        check(start, length);
        String text = ServerCharset.UTF8.decode(data, start, length);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i));
        }
        out.append('"');
    }

    private void escape(char c) {
        if (c >= 0x20 && c != '"' && c != '\\') {
            out.append(c);
            return;
        }
        int shorthand = "\b\t\n\f\r\"\\".indexOf(c);
        if (shorthand >= 0) {
            out.append('\\').append("btnfr\"\\".charAt(shorthand));
        } else {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
        }
    }

    /** Seven bits a byte, least significant first, the high bit says that more follow. */
    private int variableLength(int at) {
        long length = 0;
        for (int i = 0; i < 5; i++) {
            long next = unsigned(at + i, 1);
            length |= (next & 0x7f) << 7 * i;
            if (next < 0x80) {
                return Math.toIntExact(length);
            }
        }
        throw new IndexOutOfBoundsException("JSON length");
    }

    private int variableLengthBytes(int at) {
        int bytes = 1;
        while (data[at + bytes - 1] < 0) {
            bytes++;
        }
        return bytes;
    }

    private long unsigned(int at, int bytes) {
        check(at, bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | data[at + i] & 0xff;
        }
        return value;
    }

    private void check(int at, int bytes) {
        if (bytes < 0 || at < 0 || at > end - bytes) {
            throw new IndexOutOfBoundsException(bytes + " bytes at " + at + " of JSON");
        }
    }
}
