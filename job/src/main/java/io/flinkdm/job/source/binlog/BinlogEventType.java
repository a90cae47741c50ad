package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every binlog event type of MySQL 5.6 to 9.x and MariaDB 10.x to 11.x, and what is done with it. A
 * number that is not here is {@link #UNKNOWN} and stops the task: rows are never lost in silence.
 */
public enum BinlogEventType {
    UNKNOWN(0, Action.STOP, "this version does not know it"),
    START_V3(1, Action.STOP, "it belongs to servers before MySQL 5.0"),
    QUERY(2, Action.APPLY),
    STOP(3, Action.IGNORE),
    ROTATE(4, Action.APPLY),
    /** INTVAR, RAND and USER_VAR only help the statement after them, which decides for itself. */
    INTVAR(5, Action.IGNORE),
    LOAD(6, Action.STOP, "it belongs to servers before MySQL 5.0"),
    SLAVE(7, Action.STOP, "it belongs to servers before MySQL 5.0"),
    CREATE_FILE(8, Action.STOP, "it belongs to servers before MySQL 5.0"),
    /** The file of a LOAD DATA in statement format; EXECUTE_LOAD_QUERY names the table. */
    APPEND_BLOCK(9, Action.IGNORE),
    EXEC_LOAD(10, Action.STOP, "it belongs to servers before MySQL 5.0"),
    DELETE_FILE(11, Action.IGNORE),
    NEW_LOAD(12, Action.STOP, "it belongs to servers before MySQL 5.0"),
    RAND(13, Action.IGNORE),
    USER_VAR(14, Action.IGNORE),
    FORMAT_DESCRIPTION(15, Action.APPLY),
    XID(16, Action.APPLY),
    BEGIN_LOAD_QUERY(17, Action.IGNORE),
    /** Read with {@link QueryEvent#parseLoad}, then judged like any other statement. */
    EXECUTE_LOAD_QUERY(18, Action.APPLY),
    TABLE_MAP(19, Action.APPLY),
    PRE_GA_WRITE_ROWS(20, Action.STOP, "it belongs to servers before MySQL 5.1.18"),
    PRE_GA_UPDATE_ROWS(21, Action.STOP, "it belongs to servers before MySQL 5.1.18"),
    PRE_GA_DELETE_ROWS(22, Action.STOP, "it belongs to servers before MySQL 5.1.18"),
    WRITE_ROWS_V1(23, ChangeKind.INSERT),
    UPDATE_ROWS_V1(24, ChangeKind.UPDATE),
    DELETE_ROWS_V1(25, ChangeKind.DELETE),
    INCIDENT(26, Action.STOP, "the server lost events there; migrate the data again"),
    HEARTBEAT(27, Action.IGNORE),
    IGNORABLE(28, Action.IGNORE),
    ROWS_QUERY(29, Action.IGNORE),
    WRITE_ROWS(30, ChangeKind.INSERT),
    UPDATE_ROWS(31, ChangeKind.UPDATE),
    DELETE_ROWS(32, ChangeKind.DELETE),
    GTID(33, Action.APPLY),
    ANONYMOUS_GTID(34, Action.APPLY),
    PREVIOUS_GTIDS(35, Action.IGNORE),
    /** Group replication's own bookkeeping, like VIEW_CHANGE. */
    TRANSACTION_CONTEXT(36, Action.IGNORE),
    VIEW_CHANGE(37, Action.IGNORE),
    XA_PREPARE(38, Action.STOP, "XA transactions are not carried yet; commit without XA"),
    PARTIAL_UPDATE_ROWS(
            39, Action.STOP, "set binlog_row_value_options = '' and migrate from a later place"),
    TRANSACTION_PAYLOAD(
            40,
            Action.STOP,
            "set binlog_transaction_compression = OFF and migrate from a later place"),
    HEARTBEAT_V2(41, Action.IGNORE),
    GTID_TAGGED(42, Action.STOP, "tagged GTIDs are not carried yet; set gtid_next = 'AUTOMATIC'"),
    MARIADB_ANNOTATE_ROWS(160, Action.IGNORE),
    MARIADB_BINLOG_CHECKPOINT(161, Action.IGNORE),
    MARIADB_GTID(162, Action.APPLY),
    MARIADB_GTID_LIST(163, Action.IGNORE),
    /** The server decrypts before it sends. */
    MARIADB_START_ENCRYPTION(164, Action.IGNORE),
    MARIADB_QUERY_COMPRESSED(165, Action.STOP, Remedy.COMPRESS),
    MARIADB_WRITE_ROWS_COMPRESSED_V1(166, Action.STOP, Remedy.COMPRESS),
    MARIADB_UPDATE_ROWS_COMPRESSED_V1(167, Action.STOP, Remedy.COMPRESS),
    MARIADB_DELETE_ROWS_COMPRESSED_V1(168, Action.STOP, Remedy.COMPRESS),
    MARIADB_WRITE_ROWS_COMPRESSED(169, Action.STOP, Remedy.COMPRESS),
    MARIADB_UPDATE_ROWS_COMPRESSED(170, Action.STOP, Remedy.COMPRESS),
    MARIADB_DELETE_ROWS_COMPRESSED(171, Action.STOP, Remedy.COMPRESS);

    /** What the reader does with an event. */
    public enum Action {
        /** It carries changes, positions or the meaning of other events. */
        APPLY,
        /** It changes nothing that is migrated. */
        IGNORE,
        /** It may change something that is migrated, in a way not carried: the task ends. */
        STOP
    }

    private static final Map<Integer, BinlogEventType> BY_CODE =
            Stream.of(values())
                    .collect(Collectors.toMap(BinlogEventType::code, Function.identity()));
    private static final int FIRST_WITH_EXTRA_DATA = 30;

    private final int code;
    private final Action action;
    private final String remedy;
    private final ChangeKind rowKind;

    BinlogEventType(int code, Action action) {
        this(code, action, "", null);
    }

    BinlogEventType(int code, Action action, String remedy) {
        this(code, action, remedy, null);
    }

    BinlogEventType(int code, ChangeKind rowKind) {
        this(code, Action.APPLY, "", rowKind);
    }

    BinlogEventType(int code, Action action, String remedy, ChangeKind rowKind) {
        this.code = code;
        this.action = action;
        this.remedy = remedy;
        this.rowKind = rowKind;
    }

    /** By the header's type byte. */
    public static BinlogEventType of(int code) {
        return BY_CODE.getOrDefault(code, UNKNOWN);
    }

    public int code() {
        return code;
    }

    public Action action() {
        return action;
    }

    /** Whether {@link RowsEvent} reads it. */
    public boolean rows() {
        return rowKind != null;
    }

    ChangeKind rowKind() {
        if (rowKind == null) {
            throw new IllegalArgumentException(this + " is no rows event");
        }
        return rowKind;
    }

    /** Version 2 of the rows events has a block of extra data before the column count. */
    boolean extraRowData() {
        return rows() && code >= FIRST_WITH_EXTRA_DATA;
    }

    /**
     * The error for an event whose action is {@link Action#STOP}.
     *
     * @param code the header's type byte, which {@link #UNKNOWN} does not tell
     * @param where the event's place, as people read it
     */
    public MigrationException refusal(int code, String where) {
        return new MigrationException(
                ErrorCode.UNSUPPORTED_YET,
                "binlog event " + this + " (type " + code + ") at " + where + ": " + remedy);
    }

    private static final class Remedy {
        private static final String COMPRESS =
                "set log_bin_compress = OFF and migrate from a later place";
    }
}
