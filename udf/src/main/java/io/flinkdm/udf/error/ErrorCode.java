package io.flinkdm.udf.error;

import static io.flinkdm.udf.error.ErrorClass.BINLOG_OP;
import static io.flinkdm.udf.error.ErrorClass.CHECKPOINT;
import static io.flinkdm.udf.error.ErrorClass.CONFIG;
import static io.flinkdm.udf.error.ErrorClass.DATABASE;
import static io.flinkdm.udf.error.ErrorClass.DMCTL;
import static io.flinkdm.udf.error.ErrorClass.DM_MASTER;
import static io.flinkdm.udf.error.ErrorClass.DM_WORKER;
import static io.flinkdm.udf.error.ErrorClass.DUMP_UNIT;
import static io.flinkdm.udf.error.ErrorClass.FUNCTIONAL;
import static io.flinkdm.udf.error.ErrorClass.LOAD_UNIT;
import static io.flinkdm.udf.error.ErrorClass.RELAY_UNIT;
import static io.flinkdm.udf.error.ErrorClass.SCHEDULER;
import static io.flinkdm.udf.error.ErrorClass.SCHEMA_TRACKER;
import static io.flinkdm.udf.error.ErrorClass.SYNC_UNIT;
import static io.flinkdm.udf.error.ErrorClass.TASK_CHECK;
import static io.flinkdm.udf.error.ErrorCode.Recovery.OPERATOR;
import static io.flinkdm.udf.error.ErrorCode.Recovery.RETRY;
import static io.flinkdm.udf.error.ErrorLevel.HIGH;
import static io.flinkdm.udf.error.ErrorLevel.LOW;
import static io.flinkdm.udf.error.ErrorLevel.MEDIUM;
import static io.flinkdm.udf.error.ErrorScope.DOWNSTREAM;
import static io.flinkdm.udf.error.ErrorScope.NOT_SET;
import static io.flinkdm.udf.error.ErrorScope.UPSTREAM;

/**
 * DM's error numbers under DM's names, as far as this system has a situation for them; 52001 and up
 * are ours. A number never changes its meaning.
 *
 * <p>{@link Recovery#RETRY} marks the errors that may end by themselves, such as a lost connection.
 * DM resumes after many others as well, in vain: what a person has to mend is {@link
 * Recovery#OPERATOR} here, among it all that DM itself never resumes.
 *
 * <p>One line for each code, in the order of the numbers: a table, and as long as one.
 *
 * <p>Source: DM's error list.
 */
public enum ErrorCode {
    DB_DRIVER_ERROR(
            10001,
            DATABASE,
            HIGH,
            NOT_SET,
            RETRY,
            "check the address, the account and the network of the database"),
    DB_BAD_CONN(
            10002,
            DATABASE,
            HIGH,
            NOT_SET,
            RETRY,
            "check the link; the task tries again by itself"),
    DB_INVALID_CONN(
            10003,
            DATABASE,
            HIGH,
            NOT_SET,
            RETRY,
            "check the link; the task tries again by itself"),
    DB_UN_EXPECT(10004, DATABASE, HIGH, ""),
    DB_QUERY_FAILED(10005, DATABASE, HIGH, ""),
    DB_EXECUTE_FAILED(10006, DATABASE, HIGH, ""),
    DB_EXECUTE_FAILED_BEGIN(10007, DATABASE, HIGH, NOT_SET, RETRY, ""),

    DROP_MULTIPLE_TABLES(11003, FUNCTIONAL, HIGH, "split it upstream; skip or replace this one"),
    RENAME_MULTIPLE_TABLES(11004, FUNCTIONAL, HIGH, "split it upstream; skip or replace this one"),
    ALTER_MULTIPLE_TABLES(11005, FUNCTIONAL, HIGH, "split it upstream; skip or replace this one"),
    PARSE_SQL(11006, FUNCTIONAL, HIGH, ""),
    UNKNOWN_TYPE_DDL(11007, FUNCTIONAL, HIGH, "skip or replace the statement"),
    PARSE_GTID(11009, FUNCTIONAL, HIGH, ""),
    NOT_SUPPORTED_FLAVOR(
            11010, FUNCTIONAL, HIGH, "set `flavor` to mysql or mariadb, or leave it out"),
    NOT_MYSQL_GTID(11011, FUNCTIONAL, HIGH, ""),
    NOT_MARIADB_GTID(11012, FUNCTIONAL, HIGH, ""),
    NOT_UUID_STRING(11013, FUNCTIONAL, HIGH, ""),
    MARIADB_DOMAIN_ID(11014, FUNCTIONAL, HIGH, ""),
    INVALID_SERVER_ID(
            11015, FUNCTIONAL, HIGH, "give each replica of the source a `server-id` of its own"),
    GET_SQL_MODE_FROM_STR(11016, FUNCTIONAL, HIGH, ""),
    SCHEMA_TABLE_NAME_NOT_VALID(11042, FUNCTIONAL, HIGH, ""),
    GEN_TABLE_ROUTER(11043, FUNCTIONAL, HIGH, "let each table match one rule of `routes`"),
    ENCRYPT_SECRET_KEY_NOT_VALID(11044, FUNCTIONAL, HIGH, "use a key of 64 hexadecimal digits"),
    ENCRYPT_GEN_CIPHER(11045, FUNCTIONAL, HIGH, ""),
    ENCRYPT_GEN_IV(11046, FUNCTIONAL, HIGH, ""),
    CIPHERTEXT_LEN_NOT_VALID(11047, FUNCTIONAL, HIGH, ""),
    CIPHERTEXT_CONTEXT_NOT_VALID(11048, FUNCTIONAL, HIGH, ""),
    INVALID_BINLOG_POS_STR(11049, FUNCTIONAL, HIGH, ""),
    ENC_CIPHERTEXT_BASE64_DECODE(11050, FUNCTIONAL, HIGH, ""),
    BINLOG_EVENT_DECODE(
            11054,
            FUNCTIONAL,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "check that mysqlbinlog can read the file"),
    BINLOG_GTID_SET_NOT_VALID(11058, FUNCTIONAL, HIGH, ""),
    BINLOG_EVENT_TYPE_NOT_VALID(11072, FUNCTIONAL, HIGH, ""),
    BINLOG_COLUMN_TYPE_NOT_SUPPORT(11076, FUNCTIONAL, HIGH, ""),
    SHARD_DDL_OPTIMISM_TRY_SYNC_FAIL(
            11111, FUNCTIONAL, MEDIUM, ErrorScope.INTERNAL, RETRY, "look at the DDL locks"),
    CONN_INVALID_TLS_CONFIG(
            11112, FUNCTIONAL, MEDIUM, "check ssl-ca, ssl-cert and ssl-key of `security`"),
    BINLOG_STATUS_VARS_PARSE(11117, FUNCTIONAL, MEDIUM, ""),
    VERIFY_HANDLE_ERROR_ARGS(11118, FUNCTIONAL, LOW, "check the arguments of the command"),
    REWRITE_SQL(11119, FUNCTIONAL, HIGH, ""),
    NO_MASTER_STATUS(
            11125,
            FUNCTIONAL,
            MEDIUM,
            UPSTREAM,
            RETRY,
            "enable the binlog and grant REPLICATION CLIENT"),
    BINLOG_NOT_LOG_COLUMN(
            11126,
            BINLOG_OP,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "set binlog_row_image=FULL; restart where it was FULL"),
    SHARD_DDL_OPTIMISM_NEED_SKIP_AND_REDIRECT(11127, FUNCTIONAL, HIGH, "look at the DDL locks"),
    SHARD_DDL_OPTIMISM_ADD_NOT_FULLY_DROPPED_COLUMN(
            11128, FUNCTIONAL, MEDIUM, "skip the statement with `binlog skip`"),
    SYNCER_CANCELLED_DDL(
            11129, SYNC_UNIT, HIGH, "look at TiDB's own error of the statement and mend it there"),
    INCORRECT_RETURN_COLUMNS_NUM(
            11130,
            FUNCTIONAL,
            MEDIUM,
            UPSTREAM,
            OPERATOR,
            "grant REPLICATION CLIENT; see the server's limits"),

    CONFIG_CHECK_ITEM_NOT_SUPPORT(
            20001, CONFIG, MEDIUM, "use the item names of the manual in `ignore-checking-items`"),
    CONFIG_YAML_TRANSFORM(20003, CONFIG, MEDIUM, "write valid YAML with the keys of the reference"),
    CONFIG_TASK_NAME_EMPTY(20004, CONFIG, MEDIUM, "set `name`"),
    CONFIG_EMPTY_SOURCE_ID(20005, CONFIG, MEDIUM, "set `source-id`"),
    CONFIG_TOO_LONG_SOURCE_ID(20006, CONFIG, MEDIUM, "shorten `source-id` to 32 bytes"),
    CONFIG_ONLINE_SCHEME_NOT_SUPPORT(20007, CONFIG, MEDIUM, "use gh-ost or pt, or leave it out"),
    CONFIG_INVALID_TIMEZONE(
            20008, CONFIG, MEDIUM, "use a name like Asia/Shanghai or an offset like +08:00"),
    CONFIG_META_INVALID(20011, CONFIG, MEDIUM, "set binlog-name; binlog-gtid under enable-gtid"),
    CONFIG_MYSQL_INST_NOT_FOUND(
            20012, CONFIG, MEDIUM, "remove the empty item of `mysql-instances`"),
    CONFIG_MYSQL_INSTS_AT_LEAST_ONE(20013, CONFIG, MEDIUM, "add an entry to `mysql-instances`"),
    CONFIG_MYSQL_INST_SAME_SOURCE_ID(
            20014, CONFIG, MEDIUM, "use each source in one entry of `mysql-instances`"),
    CONFIG_MYDUMPER_CFG_CONFLICT(20015, CONFIG, MEDIUM, "keep mydumper-config-name or mydumper"),
    CONFIG_LOADER_CFG_CONFLICT(20016, CONFIG, MEDIUM, "keep loader-config-name or loader"),
    CONFIG_SYNCER_CFG_CONFLICT(20017, CONFIG, MEDIUM, "keep syncer-config-name or syncer"),
    CONFIG_READ_CFG_FROM_FILE(20018, CONFIG, MEDIUM, "check the path and the rights of the file"),
    CONFIG_NEED_UNIQUE_TASK_NAME(20019, CONFIG, MEDIUM, "set a `name` no other task has"),
    CONFIG_INVALID_TASK_MODE(20020, CONFIG, MEDIUM, "use full, incremental or all"),
    CONFIG_NEED_TARGET_DB(20021, CONFIG, MEDIUM, "set `target-database`"),
    CONFIG_METADATA_NOT_SET(20022, CONFIG, MEDIUM, "set `meta` of the instance"),
    CONFIG_ROUTE_RULE_NOT_FOUND(
            20023,
            CONFIG,
            MEDIUM,
            "define the rule in `routes`, or take its name out of `route-rules`"),
    CONFIG_FILTER_RULE_NOT_FOUND(
            20024,
            CONFIG,
            MEDIUM,
            "define the rule in `filters`, or take its name out of `filter-rules`"),
    CONFIG_COLUMN_MAPPING_NOT_FOUND(
            20025, CONFIG, MEDIUM, "define the rule in `column-mappings`, or correct its name"),
    CONFIG_BA_LIST_NOT_FOUND(
            20026, CONFIG, MEDIUM, "define the list in `block-allow-list`, or correct its name"),
    CONFIG_MYDUMPER_CFG_NOT_FOUND(
            20027, CONFIG, MEDIUM, "define the entry in `mydumpers`, or correct its name"),
    CONFIG_MYDUMPER_PATH_NOT_VALID(20028, CONFIG, MEDIUM, "leave out mydumper-path"),
    CONFIG_LOADER_CFG_NOT_FOUND(
            20029, CONFIG, MEDIUM, "define the entry in `loaders`, or correct its name"),
    CONFIG_SYNCER_CFG_NOT_FOUND(
            20030, CONFIG, MEDIUM, "define the entry in `syncers`, or correct its name"),
    CONFIG_SOURCE_ID_NOT_FOUND(
            20031, CONFIG, MEDIUM, "pass the source's file, or correct `source-id`"),
    CONFIG_DUPLICATE_CFG_ITEM(20032, CONFIG, MEDIUM, "name each rule once in a list"),
    CONFIG_SHARD_MODE_NOT_SUPPORT(20033, CONFIG, MEDIUM, "use pessimistic, optimistic or nothing"),
    CONFIG_BINLOG_EVENT_FILTER(20037, CONFIG, HIGH, "check `filters`"),
    CONFIG_GLOBAL_CONFIGS_UNUSED(
            20038, CONFIG, HIGH, "remove what nothing uses, or name it in an instance"),
    CONFIG_EXPR_FILTER_MANY_EXPR(20039, CONFIG, HIGH, "write one filter per kind of change"),
    CONFIG_EXPR_FILTER_NOT_FOUND(
            20040, CONFIG, HIGH, "define it in `expression-filter`, or correct its name"),
    CONFIG_EXPR_FILTER_WRONG_GRAMMAR(20041, CONFIG, HIGH, "correct the expression"),
    CONFIG_EXPR_FILTER_EMPTY_NAME(
            20042, CONFIG, HIGH, "set schema and table of the expression filter"),
    CONFIG_CHECKER_MAX_TOO_SMALL(20043, CONFIG, HIGH, "set `checker.backoff-max` to 1s or more"),
    CONFIG_GEN_BA_LIST(20044, CONFIG, HIGH, "use `*` only at the end; RE2 syntax after `~`"),
    CONFIG_GEN_TABLE_ROUTER(
            20045, CONFIG, HIGH, "give schema-pattern and target-schema; `*` at the end only"),
    CONFIG_GEN_COLUMN_MAPPING(
            20046,
            CONFIG,
            HIGH,
            "check the patterns, expression and arguments of `column-mappings`"),
    CONFIG_INVALID_CHUNK_FILE_SIZE(
            20047, CONFIG, HIGH, "write megabytes as a number, or a size like 64M"),
    CONFIG_ONLINE_DDL_INVALID_REGEX(
            20048, CONFIG, HIGH, "write a regex in RE2 syntax with one capture group"),
    CONFIG_ONLINE_DDL_MISTAKE_REGEX(
            20049, CONFIG, HIGH, "extend shadow-table-rules and trash-table-rules"),
    CONFIG_COLLATION_COMPATIBLE_NOT_SUPPORT(20052, CONFIG, MEDIUM, "use loose or strict"),
    CONFIG_INVALID_LOAD_MODE(20053, CONFIG, MEDIUM, "use logical, physical or import-into"),
    CONFIG_INVALID_DUPLICATE_RESOLUTION(20054, CONFIG, MEDIUM, "use replace, error or ignore"),
    CONFIG_VALIDATION_MODE(20055, CONFIG, HIGH, "use none, fast or full"),
    CONTINUOUS_VALIDATOR_CFG_NOT_FOUND(
            20056, CONFIG, MEDIUM, "define the entry in `validators`, or correct its name"),
    CONFIG_START_TIME_TOO_LATE(20057, CONFIG, HIGH, "give an earlier time"),
    CONFIG_LOADER_DIR_INVALID(20058, CONFIG, HIGH, "write `dir` as a path or a URL"),
    CONFIG_LOADER_S3_NOT_SUPPORT(20059, CONFIG, HIGH, "leave out `import-mode: loader`"),
    CONFIG_INVALID_SAFE_MODE_DURATION(20060, CONFIG, MEDIUM, "write a duration like 60s"),
    CONFIG_CONFLICT_SAFE_MODE_DURATION_AND_SAFE_MODE(20061, CONFIG, LOW, "change one of the two"),
    CONFIG_INVALID_PHYSICAL_DUPLICATE_RESOLUTION(20062, CONFIG, MEDIUM, "use none or manual"),
    CONFIG_INVALID_PHYSICAL_CHECKSUM(20063, CONFIG, MEDIUM, "use required, optional or off"),
    CONFIG_COLUMN_MAPPING_DEPRECATED(
            20064, CONFIG, HIGH, "use extract-table, extract-schema and extract-source"),
    CONFIG_INVALID_LOAD_ANALYZE(20065, CONFIG, MEDIUM, "use required, optional or off"),
    CONFIG_STRICT_OPTIMISTIC_SHARD_MODE(20066, CONFIG, MEDIUM, "set `shard-mode: optimistic` too"),
    CONFIG_SECRET_KEY_PATH(
            20067,
            CONFIG,
            HIGH,
            "check the path, the rights and the 64 hexadecimal digits of the key file"),
    CONFIG_IMPORT_INTO_MULTI_SOURCE(
            20068, CONFIG, HIGH, "use import-into with one instance and without shard-mode"),
    CONFIG_IMPORT_INTO_LOCAL_DIR(20069, CONFIG, HIGH, "set `dir` to shared storage"),
    CONFIG_UNSUPPORTED_FOREIGN_KEY_CHECKS_OPTION(
            20070, CONFIG, MEDIUM, "switch foreign_key_checks or the option off"),

    BINLOG_INVALID_FILENAME(22002, BINLOG_OP, HIGH, ""),
    BINLOG_PARSE_POS_FROM_STR(22003, BINLOG_OP, HIGH, ""),

    CHECKPOINT_SAVE_INVALID_POS(24002, CHECKPOINT, HIGH, ""),

    TASK_CHECK_SAME_TABLE_NAME(
            26001, TASK_CHECK, MEDIUM, "route the tables to names that differ in more than case"),
    TASK_CHECK_FAILED_OPEN_DB(
            26002,
            TASK_CHECK,
            HIGH,
            ErrorScope.INTERNAL,
            RETRY,
            "check host, port, user, password and the network"),
    TASK_CHECK_GEN_TABLE_ROUTER(26003, TASK_CHECK, MEDIUM, "check `routes`"),
    TASK_CHECK_SYNC_CONFIG_ERROR(
            26005, TASK_CHECK, MEDIUM, "mend what the failed items name; see `dm check-task`"),
    TASK_CHECK_GEN_BA_LIST(26006, TASK_CHECK, MEDIUM, "check `block-allow-list`"),
    SOURCE_CHECK_GTID(
            26007, TASK_CHECK, MEDIUM, "set GTID_MODE=ON upstream, or enable-gtid: false"),

    RELAY_TCP_READER_GET_EVENT(30015, RELAY_UNIT, HIGH, UPSTREAM, RETRY, ""),

    DUMP_UNIT_RUNTIME(32001, DUMP_UNIT, HIGH, ""),
    DUMP_UNIT_GEN_TABLE_ROUTER(32002, DUMP_UNIT, HIGH, "check `routes`"),
    DUMP_UNIT_GEN_BA_LIST(32003, DUMP_UNIT, HIGH, "check `block-allow-list`"),
    DUMP_UNIT_GLOBAL_LOCK(32004, DUMP_UNIT, HIGH, "grant RELOAD to the account of the source"),

    LOAD_UNIT_GEN_TABLE_ROUTER(34010, LOAD_UNIT, HIGH, "check `routes`"),
    LOAD_UNIT_GEN_BA_LIST(34016, LOAD_UNIT, HIGH, "check `block-allow-list`"),
    LOAD_LIGHTNING_RUNTIME(34019, LOAD_UNIT, HIGH, ""),
    LOAD_LIGHTNING_HAS_DUP(34020, LOAD_UNIT, MEDIUM, "mend the rows by hand and resume"),
    LOAD_LIGHTNING_CHECKSUM(34021, LOAD_UNIT, MEDIUM, "empty the target first"),

    SYNCER_UNIT_PANIC(36001, SYNC_UNIT, HIGH, ""),
    SYNC_UNIT_NOT_SUPPORTED_DML(36004, SYNC_UNIT, HIGH, ""),
    SYNC_UNIT_ADD_TABLE_IN_SHARDING(36005, SYNC_UNIT, MEDIUM, ""),
    SYNC_UNIT_DROP_SCHEMA_TABLE_IN_SHARDING(36006, SYNC_UNIT, MEDIUM, ""),
    SYNC_UNIT_INVALID_SHARD_META(36007, SYNC_UNIT, HIGH, ""),
    SYNC_UNIT_DDL_WRONG_SEQUENCE(36008, SYNC_UNIT, HIGH, "look at the DDL locks"),
    SYNC_UNIT_DML_STATEMENT_FOUND(
            36014, SYNC_UNIT, HIGH, "set binlog_format=ROW upstream and load the table anew"),
    SYNCER_UNIT_BINLOG_EVENT_FILTER(36015, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_PARSE_STMT(36017, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_DDL_ON_MULTIPLE_TABLE(
            36022, SYNC_UNIT, HIGH, "split it upstream; skip or replace this one"),
    SYNCER_UNIT_INJECT_DDL_ONLY(36023, SYNC_UNIT, LOW, "inject only DDL"),
    SYNCER_UNIT_INJECT_DDL_WITHOUT_SCHEMA(
            36024, SYNC_UNIT, LOW, "write the statement with its schema's name"),
    SYNCER_UNIT_DML_COLUMN_NOT_MATCH(
            36027,
            SYNC_UNIT,
            HIGH,
            "was a DDL skipped? compare the tracked structure with the table and set it"),
    SYNCER_UNIT_DML_OLD_NEW_VALUE_MISMATCH(36028, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GEN_BINLOG_EVENT_FILTER(36030, SYNC_UNIT, HIGH, "check `filters`"),
    SYNCER_UNIT_GEN_TABLE_ROUTER(36031, SYNC_UNIT, HIGH, "check `routes`"),
    SYNCER_UNIT_DO_COLUMN_MAPPING(
            36033,
            SYNC_UNIT,
            HIGH,
            "check the rule in `column-mappings` against the table's name, columns and values"),
    SYNCER_UNIT_ONLINE_DDL_INVALID_META(36039, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_ONLINE_DDL_SCHEME_NOT_SUPPORT(36040, SYNC_UNIT, HIGH, "use gh-ost or pt"),
    SYNCER_UNIT_ONLINE_DDL_ON_MULTIPLE_TABLE(36041, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GHOST_APPLY_EMPTY_TABLE(36042, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GHOST_RENAME_TABLE_NOT_VALID(36043, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GHOST_RENAME_TO_GHOST_TABLE(36044, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GHOST_RENAME_GHOST_TBL_TO_OTHER(36045, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GHOST_ONLINE_DDL_ON_GHOST_TBL(
            36046, SYNC_UNIT, HIGH, "a filter may have hidden the earlier DDL; skip this one"),
    SYNCER_UNIT_PT_APPLY_EMPTY_TABLE(36047, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_PT_RENAME_TABLE_NOT_VALID(36048, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_PT_RENAME_TO_PT_TABLE(36049, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_PT_RENAME_PT_TBL_TO_OTHER(36050, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_PT_ONLINE_DDL_ON_PT_TBL(
            36051, SYNC_UNIT, HIGH, "a filter may have hidden the earlier DDL; skip this one"),
    SYNCER_UNIT_REMOTE_STREAMER_START_SYNC(
            36053,
            SYNC_UNIT,
            HIGH,
            ErrorScope.INTERNAL,
            RETRY,
            "check the account's REPLICATION SLAVE privilege and the binlog's files"),
    SYNCER_UNIT_GET_TABLE_FROM_DB(36054, SYNC_UNIT, HIGH, ""),
    SYNCER_UNIT_GEN_BA_LIST(36060, SYNC_UNIT, HIGH, "check `block-allow-list`"),
    SYNCER_UNIT_HANDLE_DDL_FAILED(
            36061, SYNC_UNIT, HIGH, "mend the cause, or skip or replace the statement"),
    SYNCER_SHARD_DDL_CONFLICT(36062, SYNC_UNIT, HIGH, "look at the DDL locks"),
    SYNCER_EVENT(36064, SYNC_UNIT, HIGH, ""),
    SYNCER_OPERATOR_NOT_EXIST(36065, SYNC_UNIT, LOW, "see `binlog list` for what is stored"),
    SYNCER_PARSE_DDL(
            36067,
            SYNC_UNIT,
            HIGH,
            "check the statement; skip, replace or filter it if it is not needed"),
    SYNCER_UNSUPPORTED_STMT(36068, SYNC_UNIT, HIGH, ""),
    SYNCER_GET_EVENT(
            36069, SYNC_UNIT, HIGH, UPSTREAM, RETRY, "see whether mysqlbinlog can read the file"),
    SYNCER_DOWNSTREAM_TABLE_NOT_FOUND(
            36070, SYNC_UNIT, HIGH, "create the table in the target, or filter it"),
    SYNCER_REPROCESS_WITH_SAFE_MODE_FAIL(
            36071, SYNC_UNIT, MEDIUM, "set a safe-mode-duration above 0s"),

    MASTER_SHARDING_DDL_DIFF(38016, DM_MASTER, HIGH, "look at the DDL locks"),
    MASTER_LOCK_NOT_FOUND(38019, DM_MASTER, HIGH, "list the locks for their ids"),
    MASTER_LOCK_IS_RESOLVING(38020, DM_MASTER, HIGH, ""),
    MASTER_WORKER_NOT_WAIT_LOCK(38022, DM_MASTER, HIGH, ""),
    MASTER_OWNER_EXEC_DDL(38024, DM_MASTER, HIGH, ""),
    MASTER_OPER_RESP_NOT_SUCCESS(
            38032, DM_MASTER, HIGH, "see `query-status` for the error of the task"),
    MASTER_OPER_REQUEST_TIMEOUT(
            38033,
            DM_MASTER,
            HIGH,
            ErrorScope.INTERNAL,
            RETRY,
            "see `query-status`: it may have worked"),
    MASTER_INVALID_OPERATE_OP(38041, DM_MASTER, MEDIUM, ""),
    MASTER_FAIL_TO_GET_EXPECT_RESULT(38045, DM_MASTER, MEDIUM, ""),
    MASTER_START_TASK(38058, DM_MASTER, HIGH, "see `query-status`"),

    WORKER_NEED_SOURCE_ID(40005, DM_WORKER, MEDIUM, "set `source-id`"),
    WORKER_TOO_LONG_SOURCE_ID(40006, DM_WORKER, MEDIUM, "shorten `source-id` to 32 bytes"),
    WORKER_RELAY_BINLOG_NAME(40007, DM_WORKER, MEDIUM, "write a name like mysql-bin.000002"),
    WORKER_NOT_RUNNING_STAGE(40050, DM_WORKER, HIGH, "resume the task first"),
    WORKER_NOT_PAUSED_STAGE(40051, DM_WORKER, HIGH, "pause the task first"),
    WORKER_SUB_TASK_NOT_FOUND(40054, DM_WORKER, HIGH, ""),
    WORKER_SUB_TASK_EXISTS(40055, DM_WORKER, HIGH, ""),
    WORKER_OPER_SYNC_UNIT_ONLY(40056, DM_WORKER, HIGH, ""),
    WORKER_ROUTE_TABLE_DUP_MATCH(
            40080, DM_WORKER, HIGH, "let each table match one rule of `routes`"),

    SCHEMA_TRACKER_INVALID_JSON(44001, SCHEMA_TRACKER, HIGH, DOWNSTREAM, OPERATOR, ""),
    SCHEMA_TRACKER_CANNOT_CREATE_SCHEMA(44002, SCHEMA_TRACKER, HIGH, ""),
    SCHEMA_TRACKER_CANNOT_CREATE_TABLE(44003, SCHEMA_TRACKER, HIGH, ""),
    SCHEMA_TRACKER_CANNOT_SERIALIZE(44004, SCHEMA_TRACKER, HIGH, ""),
    SCHEMA_TRACKER_CANNOT_GET_TABLE(
            44005, SCHEMA_TRACKER, HIGH, "set the structure with operate-schema"),
    SCHEMA_TRACKER_CANNOT_EXEC_DDL(44006, SCHEMA_TRACKER, HIGH, "replace or skip the statement"),
    SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT(
            44009, SCHEMA_TRACKER, MEDIUM, "write a valid CREATE TABLE"),
    SCHEMA_TRACKER_CANNOT_DROP_TABLE(44011, SCHEMA_TRACKER, HIGH, ""),
    SCHEMA_TRACKER_INIT(44012, SCHEMA_TRACKER, HIGH, ""),
    SCHEMA_TRACKER_CANNOT_FETCH_DOWNSTREAM_CREATE_TABLE_STMT(44019, SCHEMA_TRACKER, HIGH, ""),

    SCHEDULER_SOURCE_CFG_EXIST(46007, SCHEDULER, MEDIUM, ""),
    SCHEDULER_SOURCE_CFG_NOT_EXIST(46008, SCHEDULER, MEDIUM, ""),
    SCHEDULER_SOURCE_OP_TASK_EXIST(46010, DM_MASTER, MEDIUM, "stop its tasks first"),
    SCHEDULER_SUB_TASK_EXIST(
            46014, SCHEDULER, MEDIUM, "see `query-status`; stop the task first to start it anew"),
    SCHEDULER_SUB_TASK_OP_TASK_NOT_EXIST(46016, DM_MASTER, MEDIUM, "see `query-status`"),
    SCHEDULER_SUB_TASK_OP_SOURCE_NOT_EXIST(46017, DM_MASTER, MEDIUM, ""),
    SCHEDULER_TASK_NOT_EXIST(46018, SCHEDULER, MEDIUM, "see `query-status`"),
    SCHEDULER_LATCH_IN_USE(46024, SCHEDULER, LOW, "try again when the other command has ended"),
    SCHEDULER_SUB_TASK_NOT_EXIST(46034, SCHEDULER, MEDIUM, "start the task first"),

    CTL_CONNECT(
            48001,
            DMCTL,
            HIGH,
            "check the address given by --flink or FLINK_REST, and the network"),
    CTL_LOAD_TLS_CFG(
            48003,
            DMCTL,
            HIGH,
            "put the file there, readable for the one who starts the task, or name it absolutely"),

    INTERNAL(50000, ErrorClass.NOT_SET, HIGH, ""),

    UNSUPPORTED_YET(52001, CONFIG, MEDIUM, "remove it, or keep using DM for this task"),
    DDL_UNSUPPORTED_YET(
            52002,
            SYNC_UNIT,
            HIGH,
            "exclude the table with block-allow-list, or run the statement on the target and start"
                    + " the task anew from behind it"),
    CHECKPOINT_DIR_MISSING(
            52011,
            DMCTL,
            HIGH,
            "pass --checkpoint-dir, or set execution.checkpointing.dir in the cluster's"
                    + " configuration, to a directory that all its machines share"),
    RESTART_POINT_MISSING(
            52012,
            DMCTL,
            HIGH,
            "name it with --from PATH, or start the task anew with --remove-meta"),
    START_TIME_INVALID(
            52013,
            CONFIG,
            MEDIUM,
            "write it like '2021-11-01 00:00:00', with +08:00 or Z behind it when it is not in the"
                    + " source's time zone; for tasks that follow only"),
    SOURCE_CONNECTOR_UNKNOWN(
            52014,
            CONFIG,
            MEDIUM,
            "leave --source-connector out, or give the job the jars that bring the connector"),
    SOURCE_CONNECTOR_LIMIT(
            52015,
            CONFIG,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "leave --source-connector out: the job's own readers carry it"),
    SOURCE_CONNECTOR_CHANGED(
            52016,
            DMCTL,
            MEDIUM,
            "name the connector of the task's last run, or start the task anew with"
                    + " --remove-meta"),
    BINLOG_UNREADABLE(
            52021,
            SYNC_UNIT,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "put the missing binlog files back, or start the task anew with --remove-meta; keep"
                    + " binlogs longer than a task may stand still"),
    BINLOG_EVENT_STOPS(
            52022,
            SYNC_UNIT,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "the message says what to change on the source; then load the tables anew, or start from"
                    + " a place behind the event when it changed nothing that is migrated"),
    SOURCE_NOT_THE_SAME(
            52023,
            SYNC_UNIT,
            HIGH,
            UPSTREAM,
            OPERATOR,
            "let the address lead to the server that was read; under enable-gtid to one that has all"
                    + " transactions read so far and the binlogs that follow; or start the task anew"
                    + " with --remove-meta"),
    KEYLESS_PROGRESS_UNKNOWN(
            52024,
            SYNC_UNIT,
            HIGH,
            DOWNSTREAM,
            OPERATOR,
            "let the address lead to the first server until the task has caught up; or empty the table"
                    + " and load it anew; or give it a key on the target"),
    TARGET_ROW_MISSING(
            52025,
            SYNC_UNIT,
            HIGH,
            DOWNSTREAM,
            OPERATOR,
            "look for what else writes to the table, and compare it with its source; put the row there,"
                    + " or take strict-rows out, then resume the task"),
    RESTORED_BEFORE_DDL(
            52026,
            SYNC_UNIT,
            HIGH,
            "resume from a later savepoint or checkpoint; or bring the target back to where this one"
                    + " stands and empty the task's ddl_journal; or start the task anew with"
                    + " --remove-meta"),
    DDL_OUTCOME_UNKNOWN(
            52027,
            SYNC_UNIT,
            HIGH,
            DOWNSTREAM,
            OPERATOR,
            "look at the target: where the statement has run, `dm binlog skip` it, where not,"
                    + " `dm binlog replace` it by itself"),
    EXPRESSION_EVALUATION(
            52031,
            SYNC_UNIT,
            HIGH,
            "change the expression so that it has a value for every row, such as by a CASE or a CAST"),
    QUESTION_UNREADABLE(52041, DMCTL, LOW, "see docs/explain.md for the forms of questions");

    /** Whether trying again by itself can help. */
    public enum Recovery {
        /** DM resumes the task by itself: the job restarts from its checkpoint. */
        RETRY,
        /** A person has to mend something first: the job stops and keeps its place. */
        OPERATOR
    }

    private final int number;
    private final ErrorClass errorClass;
    private final ErrorLevel level;
    private final ErrorScope scope;
    private final Recovery recovery;
    private final String workaround;

    ErrorCode(int number, ErrorClass errorClass, ErrorLevel level, String workaround) {
        this(number, errorClass, level, errorClass.scope(), OPERATOR, workaround);
    }

    ErrorCode(
            int number,
            ErrorClass errorClass,
            ErrorLevel level,
            ErrorScope scope,
            Recovery recovery,
            String workaround) {
        this.number = number;
        this.errorClass = errorClass;
        this.level = level;
        this.scope = scope;
        this.recovery = recovery;
        this.workaround = workaround;
    }

    public int number() {
        return number;
    }

    /** DM's label, e.g. {@code sync-unit}. */
    public String errorClass() {
        return errorClass.label();
    }

    /** {@code low}, {@code medium} or {@code high}; nothing hangs on it. */
    public String level() {
        return level.label();
    }

    public Recovery recovery() {
        return recovery;
    }

    /** Where the error lies unless the one who raises it knows better. */
    public ErrorScope scope() {
        return scope;
    }

    /** What to do about it; {@code ""} when the message says all. */
    public String workaround() {
        return workaround;
    }
}
