package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A statement in the binlog: DDL, transaction control, or DML in statement format. Immutable.
 *
 * @param defaultSchema the session's schema, {@code ""} when none
 * @param sql the text in Unicode, whatever the client's character set was
 * @param status the session's variables
 * @param errorCode what the statement ended with on the server, 0 when well
 */
record QueryEvent(String defaultSchema, String sql, QueryStatus status, int errorCode) {

    private static final long ANSI_QUOTES = 1L << 2;
    private static final long NO_BACKSLASH_ESCAPES = 1L << 20;
    private static final int LOAD_HEADER_BYTES = 13;

    /**
     * @param body the event without header and checksum
     */
    static QueryEvent parse(byte[] body) {
        return parse(body, 0, Text.PLAIN);
    }

    /** MariaDB's compressed statement. */
    static QueryEvent parseCompressed(byte[] body) {
        return parse(body, 0, Text.COMPRESSED);
    }

    /** EXECUTE_LOAD_QUERY: the LOAD DATA statement itself. */
    static QueryEvent parseLoad(byte[] body) {
        return parse(body, LOAD_HEADER_BYTES, Text.PLAIN);
    }

    private enum Text {
        PLAIN,
        COMPRESSED
    }

    private static QueryEvent parse(byte[] body, int extraHeaderBytes, Text form) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            in.skip(8);
            int schemaBytes = in.uint8();
            int errorCode = in.uint16();
            int statusBytes = in.uint16();
            in.skip(extraHeaderBytes);
            QueryStatus status = QueryStatus.parse(in.bytes(statusBytes));
            String schema = new String(in.bytes(schemaBytes), StandardCharsets.UTF_8);
            in.skip(1);
            byte[] text = form == Text.PLAIN ? in.bytes(in.remaining()) : CompressedBytes.read(in);
            String sql = ClientCharset.decode(status.clientCollation(), text);
            return new QueryEvent(schema, sql, status, errorCode);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(ErrorCode.BINLOG_EVENT_DECODE, "query event cut short", e);
        } catch (CharacterCodingException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE,
                    "query event whose text is not in its client's character set",
                    e);
        }
    }

    /** Another statement in its stead, whose names all have their schemas. */
    QueryEvent replaced(String otherSql) {
        return new QueryEvent("", otherSql, status.plain(), 0);
    }

    /** The session's sql_mode bits. */
    long sqlMode() {
        return status.sqlMode();
    }

    /** Whether double quotes enclose names in this statement. */
    boolean ansiQuotes() {
        return (sqlMode() & ANSI_QUOTES) != 0;
    }

    /** Whether a backslash is an ordinary character in this statement's strings. */
    boolean noBackslashEscapes() {
        return (sqlMode() & NO_BACKSLASH_ESCAPES) != 0;
    }
}
