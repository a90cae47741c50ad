package io.flinkdm.udf.error;

/** The part of DM an error belongs to. */
enum ErrorClass {
    DATABASE("database", ErrorScope.NOT_SET),
    FUNCTIONAL("functional"),
    CONFIG("config"),
    BINLOG_OP("binlog-op"),
    CHECKPOINT("checkpoint"),
    TASK_CHECK("task-check"),
    RELAY_UNIT("relay-unit"),
    DUMP_UNIT("dump-unit"),
    LOAD_UNIT("load-unit"),
    SYNC_UNIT("sync-unit"),
    DM_MASTER("dm-master"),
    DM_WORKER("dm-worker"),
    SCHEMA_TRACKER("schema-tracker"),
    SCHEDULER("scheduler"),
    DMCTL("dmctl"),
    NOT_SET("not-set");

    private final String label;
    private final ErrorScope scope;

    ErrorClass(String label) {
        this(label, ErrorScope.INTERNAL);
    }

    ErrorClass(String label, ErrorScope scope) {
        this.label = label;
        this.scope = scope;
    }

    String label() {
        return label;
    }

    /** The scope of an error of this class that names none itself. */
    ErrorScope scope() {
        return scope;
    }
}
