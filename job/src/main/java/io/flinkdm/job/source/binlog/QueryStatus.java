package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The session variables a query event carries, as far as they matter. Immutable.
 *
 * @param timeZone {@code ""} when not logged
 * @param microseconds of the time it ran at, 0 when not logged
 * @param clientCollation the number of the client's collation, {@link #UNTOLD} when not logged
 */
record QueryStatus(long sqlMode, String timeZone, int microseconds, int clientCollation) {

    static final int UNTOLD = -1;

    private static final int SQL_MODE = 1;
    private static final int CATALOG = 2;
    private static final int CHARSET = 4;
    private static final int TIME_ZONE = 5;
    private static final int CATALOG_NZ = 6;
    private static final int INVOKER = 11;
    private static final int UPDATED_SCHEMAS = 12;
    private static final int MICROSECONDS = 13;
    private static final int MARIADB_MICROSECONDS = 128;
    private static final int SCHEMAS_NOT_LISTED = 254;

    /** Bytes of the variables whose length is fixed, by their number; 0 where it is not. */
    private static final int[] FIXED = {
        4, 8, 0, 4, 6, 0, 0, 2, 2, 8, 4, 0, 0, 3, 8, 8, 1, 8, 2, 1, 1
    };

    /**
     * Servers write the variables by rising number, ours among the first: a number this system does
     * not know ends the reading without harm.
     */
    static QueryStatus parse(byte[] variables) {
        BinlogBuffer in = new BinlogBuffer(variables);
        long sqlMode = 0;
        String timeZone = "";
        int microseconds = 0;
        int collation = UNTOLD;
        boolean known = true;
        while (known && in.remaining() > 0) {
            int kind = in.uint8();
            if (kind == SQL_MODE) {
                sqlMode = in.int64();
            } else if (kind == CHARSET) {
                collation = in.uint16();
                in.skip(4);
            } else if (kind == TIME_ZONE) {
                timeZone = new String(in.bytes(in.uint8()), StandardCharsets.UTF_8);
            } else if (kind == MICROSECONDS || kind == MARIADB_MICROSECONDS) {
                microseconds = in.uint24();
            } else {
                known = skip(kind, in);
            }
        }
        return new QueryStatus(sqlMode, timeZone, microseconds, collation);
    }

    private static boolean skip(int kind, BinlogBuffer in) {
        switch (kind) {
            case CATALOG:
                in.skip(in.uint8() + 1);
                return true;
            case CATALOG_NZ:
                in.skip(in.uint8());
                return true;
            case INVOKER:
                in.skip(in.uint8());
                in.skip(in.uint8());
                return true;
            case UPDATED_SCHEMAS:
                skipSchemas(in);
                return true;
            default:
                return skipFixed(kind, in);
        }
    }

    private static boolean skipFixed(int kind, BinlogBuffer in) {
        if (kind >= FIXED.length) {
            return false;
        }
        in.skip(FIXED[kind]);
        return true;
    }

    private static void skipSchemas(BinlogBuffer in) {
        int count = in.uint8();
        for (int i = 0; count != SCHEMAS_NOT_LISTED && i < count; i++) {
            while (in.uint8() != 0) {
                continue;
            }
        }
    }
}
