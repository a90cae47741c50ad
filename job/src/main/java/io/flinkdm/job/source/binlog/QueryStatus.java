package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The session variables a query event carries, as far as they matter. Immutable.
 *
 * @param timeZone {@code ""} when not logged
 * @param microseconds of the time it ran at, 0 when not logged
 * @param clientCollation the number of the client's collation, {@link #UNTOLD} when not logged
 * @param serverCollation the number of {@code collation_server}, likewise
 * @param explicitTimestamps {@code explicit_defaults_for_timestamp}, likewise
 */
record QueryStatus(
        long sqlMode,
        String timeZone,
        int microseconds,
        int clientCollation,
        int serverCollation,
        int explicitTimestamps) {

    static final int UNTOLD = -1;

    /** Nothing is logged. */
    static final QueryStatus UNKNOWN = new QueryStatus(0, "", 0, UNTOLD, UNTOLD, UNTOLD);

    private static final int SQL_MODE = 1;
    private static final int CATALOG = 2;
    private static final int CHARSET = 4;
    private static final int TIME_ZONE = 5;
    private static final int CATALOG_NZ = 6;
    private static final int INVOKER = 11;
    private static final int UPDATED_SCHEMAS = 12;
    private static final int MICROSECONDS = 13;
    private static final int EXPLICIT_TIMESTAMPS = 16;
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
        QueryStatus status = UNKNOWN;
        while (in.remaining() > 0) {
            int kind = in.uint8();
            QueryStatus more = status.with(kind, in);
            if (more == null) {
                return status;
            }
            status = more;
        }
        return status;
    }

    /** {@code null} for a variable this system does not know. */
    private QueryStatus with(int kind, BinlogBuffer in) {
        switch (kind) {
            case SQL_MODE:
                return with(in.int64(), timeZone, microseconds);
            case TIME_ZONE:
                String zone = new String(in.bytes(in.uint8()), StandardCharsets.UTF_8);
                return with(sqlMode, zone, microseconds);
            case MICROSECONDS, MARIADB_MICROSECONDS:
                return with(sqlMode, timeZone, in.uint24());
            case CHARSET:
                int client = in.uint16();
                in.skip(2);
                return with(client, in.uint16(), explicitTimestamps);
            case EXPLICIT_TIMESTAMPS:
                return with(clientCollation, serverCollation, in.uint8());
            default:
                return skip(kind, in) ? this : null;
        }
    }

    private QueryStatus with(long mode, String zone, int micros) {
        return new QueryStatus(
                mode, zone, micros, clientCollation, serverCollation, explicitTimestamps);
    }

    private QueryStatus with(int client, int server, int timestamps) {
        return new QueryStatus(sqlMode, timeZone, microseconds, client, server, timestamps);
    }

    /** Of a statement that no session ran: under an empty sql_mode, at the time of this one. */
    QueryStatus plain() {
        return with(0L, timeZone, microseconds);
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
