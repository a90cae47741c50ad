package io.flinkdm.udf.error;

/**
 * DM's error numbers under DM's names, as far as this system raises them; 52001 and up are ours.
 *
 * <p>Source: DM's error list; numbers never change their meaning.
 */
public enum ErrorCode {
    DB_DRIVER_ERROR(
            10001,
            "database",
            "high",
            Recovery.RETRY,
            ErrorScope.NOT_SET,
            "check the address, the account and the network of the database named in the message"),
    DB_BAD_CONN(
            10002,
            "database",
            "high",
            Recovery.RETRY,
            ErrorScope.NOT_SET,
            "check the link to the database; the task tries again by itself"),
    DB_QUERY_FAILED(10005, "database", "high", Recovery.OPERATOR, ErrorScope.NOT_SET, ""),
    DB_EXECUTE_FAILED(10006, "database", "high", Recovery.OPERATOR, ErrorScope.NOT_SET, ""),
    PARSE_GTID(11009, "functional", "high", Recovery.OPERATOR, ErrorScope.INTERNAL, ""),
    BINLOG_EVENT_DECODE(11054, "functional", "high", Recovery.OPERATOR, ErrorScope.UPSTREAM, ""),
    BINLOG_NOT_LOG_COLUMN(
            11126,
            "binlog-op",
            "high",
            Recovery.OPERATOR,
            ErrorScope.UPSTREAM,
            "set binlog_row_image=FULL upstream and restart from a place written with it"),
    SYNCER_UNIT_DML_COLUMN_NOT_MATCH(
            36027,
            "sync-unit",
            "high",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "was a DDL skipped? compare the tracked structure with the table and set it"),
    MASTER_OPER_RESP_NOT_SUCCESS(
            38032,
            "dm-master",
            "high",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "see `query-status` for the error of the task"),
    MASTER_FAIL_TO_GET_EXPECT_RESULT(
            38045, "dm-master", "medium", Recovery.OPERATOR, ErrorScope.INTERNAL, ""),
    SCHEDULER_SUB_TASK_EXIST(
            46014,
            "scheduler",
            "medium",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "see `query-status`; stop the task first to start it anew"),
    SCHEDULER_SUB_TASK_OP_SOURCE_NOT_EXIST(
            46017, "dm-master", "medium", Recovery.OPERATOR, ErrorScope.INTERNAL, ""),
    CTL_CONNECT(
            48001,
            "dmctl",
            "high",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "check the address given by --flink or FLINK_REST, and the network"),
    UNSUPPORTED_YET(
            52001,
            "config",
            "medium",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "remove it, or keep using DM for this task"),
    CHECKPOINT_DIR_MISSING(
            52011,
            "dmctl",
            "high",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "pass --checkpoint-dir, or set execution.checkpointing.dir in the cluster's"
                    + " configuration, to a directory that all its machines share"),
    RESTART_POINT_MISSING(
            52012,
            "dmctl",
            "high",
            Recovery.OPERATOR,
            ErrorScope.INTERNAL,
            "name it with --from PATH, or start the task anew with --remove-meta"),
    INTERNAL(50000, "not-set", "high", Recovery.OPERATOR, ErrorScope.INTERNAL, "");

    /** Whether trying again by itself can help. */
    public enum Recovery {
        /** DM resumes the task by itself: the job restarts from its checkpoint. */
        RETRY,
        /** A person has to mend something first: the job stops and keeps its place. */
        OPERATOR
    }

    private final int number;
    private final String errorClass;
    private final String level;
    private final Recovery recovery;
    private final ErrorScope scope;
    private final String workaround;

    ErrorCode(
            int number,
            String errorClass,
            String level,
            Recovery recovery,
            ErrorScope scope,
            String workaround) {
        this.number = number;
        this.errorClass = errorClass;
        this.level = level;
        this.recovery = recovery;
        this.scope = scope;
        this.workaround = workaround;
    }

    public int number() {
        return number;
    }

    public String errorClass() {
        return errorClass;
    }

    public String level() {
        return level;
    }

    public Recovery recovery() {
        return recovery;
    }

    public ErrorScope scope() {
        return scope;
    }

    public String workaround() {
        return workaround;
    }
}
