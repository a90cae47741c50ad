package io.flinkdm.job.source.binlog.value;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.CharacterCodingException;

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
            int start = in.skip(length);
            try {
                return charset.decode(in.array(), start, length);
            } catch (CharacterCodingException e) {
                throw undecodable(charset, where, e);
            }
        };
    }

    static ColumnDecoder bytes(int lengthBytes) {
        return in -> in.bytes(length(in, lengthBytes));
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
                "a value of " + where + " holds bytes that are no " + charset + " text",
                cause);
    }
}
