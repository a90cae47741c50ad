package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Every binlog event type of MySQL 5.6 to 9.x and MariaDB 10.1 to 11.x, and what is done with it. A
 * number that is not here is {@link #UNKNOWN} and stops the task: rows are never lost in silence.
 */
public enum BinlogEventType {
    UNKNOWN(0, Action.STOP, "this version does not know it"),
    START_V3(1, Action.STOP, Note.BEFORE_5_0),
    QUERY(2, Action.APPLY, "DDL and transaction control; DML of a migrated table stops the task"),
    STOP(3, Action.IGNORE, "the server was shut down; a ROTATE follows"),
    ROTATE(4, Action.APPLY, "the next file"),
    INTVAR(5, Action.IGNORE, Note.HELPS_STATEMENT),
    LOAD(6, Action.STOP, Note.BEFORE_5_0),
    SLAVE(7, Action.STOP, Note.BEFORE_5_0),
    CREATE_FILE(8, Action.STOP, Note.BEFORE_5_0),
    APPEND_BLOCK(9, Action.IGNORE, Note.LOADED_FILE),
    EXEC_LOAD(10, Action.STOP, Note.BEFORE_5_0),
    DELETE_FILE(11, Action.IGNORE, Note.LOADED_FILE),
    NEW_LOAD(12, Action.STOP, Note.BEFORE_5_0),
    RAND(13, Action.IGNORE, Note.HELPS_STATEMENT),
    USER_VAR(14, Action.IGNORE, Note.HELPS_STATEMENT),
    FORMAT_DESCRIPTION(15, Action.APPLY, "how the file's events are laid out"),
    XID(16, Action.APPLY, "commit"),
    BEGIN_LOAD_QUERY(17, Action.IGNORE, Note.LOADED_FILE),
    /** Read with {@link QueryEvent#parseLoad}, then judged like any other statement. */
    EXECUTE_LOAD_QUERY(18, Action.APPLY, "LOAD DATA of a migrated table stops the task"),
    TABLE_MAP(19, Action.APPLY, "the columns of the rows that follow"),
    PRE_GA_WRITE_ROWS(20, Action.STOP, Note.BEFORE_5_1_18),
    PRE_GA_UPDATE_ROWS(21, Action.STOP, Note.BEFORE_5_1_18),
    PRE_GA_DELETE_ROWS(22, Action.STOP, Note.BEFORE_5_1_18),
    WRITE_ROWS_V1(23, ChangeKind.INSERT),
    UPDATE_ROWS_V1(24, ChangeKind.UPDATE),
    DELETE_ROWS_V1(25, ChangeKind.DELETE),
    INCIDENT(26, Action.STOP, "the server lost events there; migrate the data again"),
    HEARTBEAT(27, Action.IGNORE, Note.NO_NEWS),
    IGNORABLE(28, Action.IGNORE, "the server says that it may be passed over"),
    ROWS_QUERY(29, Action.IGNORE, Note.STATEMENT_TEXT),
    WRITE_ROWS(30, ChangeKind.INSERT),
    UPDATE_ROWS(31, ChangeKind.UPDATE),
    DELETE_ROWS(32, ChangeKind.DELETE),
    GTID(33, Action.APPLY, Note.TRANSACTION),
    ANONYMOUS_GTID(34, Action.APPLY, "a transaction without a name begins"),
    PREVIOUS_GTIDS(35, Action.IGNORE, Note.EARLIER_FILES),
    TRANSACTION_CONTEXT(36, Action.IGNORE, Note.GROUP_REPLICATION),
    VIEW_CHANGE(37, Action.IGNORE, Note.GROUP_REPLICATION),
    XA_PREPARE(
            38,
            Action.APPLY,
            "the rows of an XA transaction are complete; they are applied when it is committed"),
    /** {@link ChangeAssembler} asks whose rows they are before it refuses them. */
    PARTIAL_UPDATE_ROWS(
            39,
            Action.STOP,
            "if its table is migrated; set binlog_row_value_options = '' on the source and migrate"
                    + " from a later place"),
    TRANSACTION_PAYLOAD(40, Action.APPLY, "the compressed events of a transaction"),
    HEARTBEAT_V2(41, Action.IGNORE, Note.NO_NEWS),
    GTID_TAGGED(42, Action.APPLY, "a transaction whose GTID has a tag begins"),
    MARIADB_ANNOTATE_ROWS(160, Action.IGNORE, Note.STATEMENT_TEXT),
    MARIADB_BINLOG_CHECKPOINT(161, Action.IGNORE, "it serves the server's own recovery"),
    MARIADB_GTID(162, Action.APPLY, Note.TRANSACTION),
    MARIADB_GTID_LIST(163, Action.IGNORE, Note.EARLIER_FILES),
    MARIADB_START_ENCRYPTION(164, Action.IGNORE, "the server decrypts before it sends"),
    MARIADB_QUERY_COMPRESSED(165, Action.APPLY, "as QUERY, its text compressed"),
    MARIADB_WRITE_ROWS_COMPRESSED_V1(166, ChangeKind.INSERT),
    MARIADB_UPDATE_ROWS_COMPRESSED_V1(167, ChangeKind.UPDATE),
    MARIADB_DELETE_ROWS_COMPRESSED_V1(168, ChangeKind.DELETE),
    MARIADB_WRITE_ROWS_COMPRESSED(169, ChangeKind.INSERT),
    MARIADB_UPDATE_ROWS_COMPRESSED(170, ChangeKind.UPDATE),
    MARIADB_DELETE_ROWS_COMPRESSED(171, ChangeKind.DELETE);

    /** What the reader does with an event. */
    public enum Action {
        /** It carries changes, positions or the meaning of other events. */
        APPLY,
        /** It changes nothing that is migrated. */
        IGNORE,
        /** It may change something that is migrated, in a way not carried: the task ends. */
        STOP
    }

    private static final BinlogEventType[] BY_CODE = new BinlogEventType[256];
    private static final int FIRST_VERSION_2 = 30;
    private static final int FIRST_COMPRESSED = 165;
    private static final int FIRST_COMPRESSED_VERSION_2 = 169;

    static {
        Arrays.fill(BY_CODE, UNKNOWN);
        Stream.of(values()).forEach(type -> BY_CODE[type.code] = type);
    }

    private final int code;
    private final Action action;
    private final String note;
    private final ChangeKind rowKind;

    BinlogEventType(int code, Action action, String note) {
        this(code, action, note, null);
    }

    BinlogEventType(int code, ChangeKind rowKind) {
        this(code, Action.APPLY, code < FIRST_COMPRESSED ? "rows" : "rows, compressed", rowKind);
    }

    BinlogEventType(int code, Action action, String note, ChangeKind rowKind) {
        this.code = code;
        this.action = action;
        this.note = note;
        this.rowKind = rowKind;
    }

    /** By the header's type byte. */
    public static BinlogEventType of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : UNKNOWN;
    }

    public int code() {
        return code;
    }

    public Action action() {
        return action;
    }

    /** What it is for, why it may be passed over, or what to do against it. */
    String note() {
        return note;
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
        boolean plain = code >= FIRST_VERSION_2 && code < FIRST_COMPRESSED;
        return rows() && (plain || code >= FIRST_COMPRESSED_VERSION_2);
    }

    /** MariaDB's: what follows the bitmaps of the columns is compressed. */
    boolean compressedRows() {
        return rows() && code >= FIRST_COMPRESSED;
    }

    /**
     * The error for an event whose action is {@link Action#STOP}.
     *
     * @param code the header's type byte, which {@link #UNKNOWN} does not tell
     * @param where the event's place, as people read it
     */
    public MigrationException refusal(int code, String where) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_STOPS,
                "binlog event " + this + " (type " + code + ") at " + where + ": " + note);
    }

    private static final class Note {
        private static final String BEFORE_5_0 = "it belongs to servers before MySQL 5.0";
        private static final String BEFORE_5_1_18 = "it belongs to servers before MySQL 5.1.18";
        private static final String HELPS_STATEMENT = "the statement after it decides for itself";
        private static final String LOADED_FILE = "EXECUTE_LOAD_QUERY names the table";
        private static final String NO_NEWS = "the server has nothing new";
        private static final String STATEMENT_TEXT = "the text of the statement behind the rows";
        private static final String TRANSACTION = "a transaction begins";
        private static final String EARLIER_FILES = "what the files before contain";
        private static final String GROUP_REPLICATION = "group replication's own bookkeeping";
    }
}
