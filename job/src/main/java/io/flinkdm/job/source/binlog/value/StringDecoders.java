package io.flinkdm.job.source.binlog.value;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Function;

/** Everything stored as a length and bytes: text, binary strings, JSON. Stateless. */
final class StringDecoders {

    private StringDecoders() {}

    /**
     * @param lengthBytes how many bytes tell the length: 1 to 4
     * @param where table and column, for the message on bytes that are no text
     */
    static ColumnDecoder text(ServerCharset charset, int lengthBytes, String where) {
        return in -> {
            int length = length(in, lengthBytes);
            return decode(charset, in.array(), in.skip(length), length, where);
        };
    }

    /**
     * @param bytes gives the text's bytes
     */
    static ColumnDecoder text(ServerCharset charset, ColumnDecoder bytes, String where) {
        return in -> {
            byte[] value = (byte[]) bytes.read(in);
            return decode(charset, value, 0, value.length, where);
        };
    }

    private static String decode(
            ServerCharset charset, byte[] data, int start, int length, String where) {
        try {
            return charset.decode(data, start, length);
        } catch (CharacterCodingException e) {
            throw undecodable(charset, where, e);
        }
    }

    /** A value of a COMPRESSED column as bytes. */
    static ColumnDecoder compressed(int lengthBytes) {
        return in -> CompressedValue.read(in, length(in, lengthBytes));
    }

    static ColumnDecoder vector(int lengthBytes) {
        return in -> {
            int length = length(in, lengthBytes);
            return VectorText.of(in.array(), in.skip(length), length);
        };
    }

    static ColumnDecoder bytes(int lengthBytes) {
        return in -> in.bytes(length(in, lengthBytes));
    }

    /** A type stored as BINARY(width), by the text it stands for. */
    static ColumnDecoder padded(int width, Function<byte[], String> text) {
        ColumnDecoder bytes = padded(1, width);
        return in -> text.apply((byte[]) bytes.read(in));
    }

    /** BINARY(n): the binlog leaves out zero bytes at the end, SELECT does not. */
    static ColumnDecoder padded(int lengthBytes, int width) {
        return in -> {
            int length = length(in, lengthBytes);
            int start = in.skip(length);
            byte[] value = new byte[Math.max(width, length)];
            System.arraycopy(in.array(), start, value, 0, length);
            return value;
        };
    }

    static ColumnDecoder json(int lengthBytes, String where) {
        return in -> {
            int length = length(in, lengthBytes);
            int start = in.skip(length);
            try {
                return JsonText.print(in.array(), start, length);
            } catch (IndexOutOfBoundsException | CharacterCodingException e) {
                throw new MigrationException(
                        ErrorCode.BINLOG_EVENT_DECODE, "invalid JSON value in " + where, e);
            }
        };
    }

    private static int length(BinlogBuffer in, int lengthBytes) {
        switch (lengthBytes) {
            case 1:
                return in.uint8();
            case 2:
                return in.uint16();
            default:
                return Math.toIntExact(in.uint(lengthBytes));
        }
    }

    private static MigrationException undecodable(
            ServerCharset charset, String where, CharacterCodingException cause) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE,
                "a value of "
                        + where
                        + " holds bytes that are no "
                        + charset
                        + " text, or text Unicode does not have; mend the value on the source, or"
                        + " leave the table out",
                cause);
    }
}
