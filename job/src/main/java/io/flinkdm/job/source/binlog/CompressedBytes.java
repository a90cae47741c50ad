package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What MariaDB compresses with {@code log_bin_compress=ON}: a byte that names the algorithm and
 * counts the bytes of the length, the length before compression, then zlib's bytes. Stateless.
 */
final class CompressedBytes {

    private static final int MARK = 0x80;
    private static final int ALGORITHM = 0x70;
    private static final int LENGTH_BYTES = 0x07;

    private CompressedBytes() {}

    /** Reads all that is left. */
    static byte[] read(BinlogBuffer in) {
        int head = in.uint8();
        if ((head & MARK) == 0 || (head & ALGORITHM) != 0) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    "a compressed event in a compression this version does not know (0x"
                            + Integer.toHexString(head)
                            + "); set log_bin_compress = OFF on the source");
        }
        int length = Math.toIntExact(in.uintBigEndian(head & LENGTH_BYTES));
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in.array(), in.position(), in.remaining());
            byte[] out = new byte[length];
            int bytes = length == 0 ? 0 : inflater.inflate(out);
            if (bytes != length || (length > 0 && !ended(inflater))) {
                throw broken(null);
            }
            in.skip(in.remaining());
            return out;
        } catch (DataFormatException e) {
            throw broken(e);
        } finally {
            inflater.end();
        }
    }

    /** Another byte is asked for to see that there is none. */
    private static boolean ended(Inflater inflater) throws DataFormatException {
        return inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
    }

    private static MigrationException broken(Exception cause) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE, "a compressed event cannot be decompressed", cause);
    }
}
