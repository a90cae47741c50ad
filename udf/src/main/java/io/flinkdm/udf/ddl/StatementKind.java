package io.flinkdm.udf.ddl;

/** What a statement of the binlog is. */
public enum StatementKind {
    BEGIN(Effect.TRANSACTION),
    COMMIT(Effect.TRANSACTION),
    ROLLBACK(Effect.TRANSACTION),
    /** SAVEPOINT, ROLLBACK TO, RELEASE SAVEPOINT. */
    SAVEPOINT(Effect.TRANSACTION),
    XA(Effect.TRANSACTION),

    CREATE_DATABASE(Effect.SCHEMA),
    ALTER_DATABASE(Effect.SCHEMA),
    DROP_DATABASE(Effect.SCHEMA),

    CREATE_TABLE(Effect.TABLE),
    /** The new table comes first, its pattern second. */
    CREATE_TABLE_LIKE(Effect.TABLE),
    CREATE_TABLE_SELECT(Effect.TABLE),
    /** The table, then its new name and the table of EXCHANGE PARTITION where it has them. */
    ALTER_TABLE(Effect.TABLE),
    DROP_TABLE(Effect.TABLE),
    TRUNCATE_TABLE(Effect.TABLE),
    /** Old and new name in turn. */
    RENAME_TABLE(Effect.TABLE),
    CREATE_INDEX(Effect.TABLE),
    DROP_INDEX(Effect.TABLE),

    INSERT(Effect.ROWS),
    REPLACE(Effect.ROWS),
    UPDATE(Effect.ROWS),
    DELETE(Effect.ROWS),
    LOAD_DATA(Effect.ROWS),

    CREATE_TEMPORARY_TABLE(Effect.NONE),
    DROP_TEMPORARY_TABLE(Effect.NONE),
    VIEW(Effect.NONE),
    TRIGGER(Effect.NONE),
    ROUTINE(Effect.NONE),
    EVENT(Effect.NONE),
    /** MariaDB's sequences. */
    SEQUENCE(Effect.NONE),
    /** Users, roles, privileges, passwords. */
    ACCOUNT(Effect.NONE),
    SET(Effect.NONE),
    FLUSH(Effect.NONE),
    /** ANALYZE, CHECK, CHECKSUM, OPTIMIZE, REPAIR. */
    TABLE_MAINTENANCE(Effect.NONE),
    /** Servers, tablespaces, plugins, replication and other business of the instance. */
    ADMINISTRATION(Effect.NONE),
    /** Nothing but comments. */
    EMPTY(Effect.NONE),

    /** CALL, DO, SELECT: what the routines behind them touch cannot be told. */
    CALL(Effect.UNKNOWN),
    UNKNOWN(Effect.UNKNOWN);

    /** What a statement can do to migrated data. */
    public enum Effect {
        /** Begins, ends or divides a transaction. */
        TRANSACTION,
        /** Changes {@link Statement#schema}. */
        SCHEMA,
        /** Changes the structure or the existence of {@link Statement#tables}. */
        TABLE,
        /** Changes rows of {@link Statement#tables}: DML in statement format. */
        ROWS,
        /** Nothing. */
        NONE,
        UNKNOWN
    }

    private final Effect effect;

    StatementKind(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
