package io.flinkdm.udf.ddl;

import io.flinkdm.udf.filter.BinlogEvent;

/** What one operation of a statement does, as far as rules tell operations apart. */
public enum OperationKind {
    CREATE_DATABASE(BinlogEvent.CREATE_DATABASE),
    ALTER_DATABASE(BinlogEvent.ALTER_DATABASE),
    DROP_DATABASE(BinlogEvent.DROP_DATABASE),
    CREATE_TABLE(BinlogEvent.CREATE_TABLE),
    DROP_TABLE(BinlogEvent.DROP_TABLE),
    TRUNCATE_TABLE(BinlogEvent.TRUNCATE_TABLE),
    /** RENAME TABLE and ALTER TABLE … RENAME TO. */
    RENAME_TABLE(BinlogEvent.RENAME_TABLE),
    /** CREATE INDEX; an index added by ALTER TABLE is {@link #ADD_CONSTRAINT}. */
    CREATE_INDEX(BinlogEvent.CREATE_INDEX),
    /** DROP INDEX and ALTER TABLE … DROP INDEX. */
    DROP_INDEX(BinlogEvent.DROP_INDEX),

    ADD_COLUMN(BinlogEvent.ALTER_TABLE),
    DROP_COLUMN(BinlogEvent.DROP_COLUMN),
    /**
     * MODIFY and CHANGE. What it is to rules depends on the column as it was; without that, an
     * ALTER TABLE.
     */
    CHANGE_COLUMN(BinlogEvent.ALTER_TABLE),
    RENAME_COLUMN(BinlogEvent.RENAME_COLUMN),
    /** ALTER COLUMN … SET or DROP DEFAULT. */
    CHANGE_DEFAULT(BinlogEvent.MODIFY_DEFAULT_VALUE),
    /** Any index, key, foreign key or check. */
    ADD_CONSTRAINT(BinlogEvent.MODIFY_CONSTRAINT),
    DROP_PRIMARY_KEY(BinlogEvent.DROP_PRIMARY_KEY),
    RENAME_INDEX(BinlogEvent.RENAME_INDEX),
    CHANGE_CHARSET(BinlogEvent.MODIFY_CHARSET),
    CHANGE_COLLATION(BinlogEvent.MODIFY_COLLATION),
    CHANGE_ENGINE(BinlogEvent.MODIFY_STORAGE_ENGINE),
    DROP_PARTITION(BinlogEvent.DROP_TABLE_PARTITION),
    TRUNCATE_PARTITION(BinlogEvent.TRUNCATE_TABLE_PARTITION),
    REORGANIZE_PARTITION(BinlogEvent.REORGANIZE_TABLE_PARTITION),
    REBUILD_PARTITION(BinlogEvent.REBUILD_TABLE_PARTITION),
    COALESCE_PARTITION(BinlogEvent.COALESCE_TABLE_PARTITION),
    EXCHANGE_PARTITION(BinlogEvent.EXCHANGE_TABLE_PARTITION),
    /** Every other operation of ALTER TABLE. */
    OTHER_ALTERATION(BinlogEvent.ALTER_TABLE),

    /** The statement could not be read. */
    UNREADABLE(BinlogEvent.NONE);

    private final BinlogEvent event;

    OperationKind(BinlogEvent event) {
        this.event = event;
    }

    /** The event that rules of {@code filters} name it by. */
    public BinlogEvent event() {
        return event;
    }
}
