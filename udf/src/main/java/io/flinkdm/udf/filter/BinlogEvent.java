package io.flinkdm.udf.filter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a row event or one operation of a statement is to the rules of {@code filters}, under DM's
 * names. Some names are known to rules only: nothing ever produces them.
 *
 * <p>Source: DM manual, binlog event filter.
 */
public enum BinlogEvent {
    INSERT(Group.DML),
    UPDATE(Group.DML),
    DELETE(Group.DML),

    CREATE_DATABASE(Group.DDL),
    ALTER_DATABASE(Group.DDL),
    DROP_DATABASE(Group.INCOMPATIBLE),
    CREATE_TABLE(Group.DDL),
    DROP_TABLE(Group.INCOMPATIBLE),
    TRUNCATE_TABLE(Group.INCOMPATIBLE),
    RENAME_TABLE(Group.INCOMPATIBLE),
    CREATE_INDEX(Group.DDL),
    DROP_INDEX(Group.INCOMPATIBLE),
    CREATE_VIEW(Group.DDL),
    DROP_VIEW(Group.DDL),
    /** Every operation of ALTER TABLE without a name of its own. */
    ALTER_TABLE(Group.DDL),
    ADD_TABLE_PARTITION(Group.DDL),
    DROP_TABLE_PARTITION(Group.INCOMPATIBLE),
    TRUNCATE_TABLE_PARTITION(Group.INCOMPATIBLE),

    VALUE_RANGE_DECREASE(Group.INCOMPATIBLE),
    PRECISION_DECREASE(Group.INCOMPATIBLE),
    MODIFY_COLUMN(Group.INCOMPATIBLE),
    RENAME_COLUMN(Group.INCOMPATIBLE),
    RENAME_INDEX(Group.INCOMPATIBLE),
    DROP_COLUMN(Group.INCOMPATIBLE),
    DROP_PRIMARY_KEY(Group.INCOMPATIBLE),
    DROP_UNIQUE_KEY(Group.INCOMPATIBLE),
    MODIFY_DEFAULT_VALUE(Group.INCOMPATIBLE),
    MODIFY_CONSTRAINT(Group.INCOMPATIBLE),
    MODIFY_COLUMNS_ORDER(Group.INCOMPATIBLE),
    MODIFY_CHARSET(Group.INCOMPATIBLE),
    MODIFY_COLLATION(Group.INCOMPATIBLE),
    REMOVE_AUTO_INCREMENT(Group.INCOMPATIBLE),
    MODIFY_STORAGE_ENGINE(Group.INCOMPATIBLE),
    REORGANIZE_TABLE_PARTITION(Group.INCOMPATIBLE),
    REBUILD_TABLE_PARTITION(Group.INCOMPATIBLE),
    COALESCE_TABLE_PARTITION(Group.INCOMPATIBLE),
    SPLIT_TABLE_PARTITION(Group.INCOMPATIBLE),
    EXCHANGE_TABLE_PARTITION(Group.INCOMPATIBLE),

    MODIFY_SCHEMA_CHARSET_AND_COLLATE(Group.INCOMPATIBLE),
    MODIFY_TABLE_CHARSET_AND_COLLATE(Group.INCOMPATIBLE),
    MODIFY_TABLE_COMMENT(Group.INCOMPATIBLE),
    RECOVER_TABLE(Group.INCOMPATIBLE),
    ALTER_TABLE_PARTITIONING(Group.INCOMPATIBLE),
    REMOVE_TABLE_PARTITIONING(Group.INCOMPATIBLE),
    ADD_COLUMN(Group.INCOMPATIBLE),
    SET_DEFAULT_VALUE(Group.INCOMPATIBLE),
    REBASE_AUTO_ID(Group.INCOMPATIBLE),
    ADD_PRIMARY_KEY(Group.INCOMPATIBLE),
    ALTER_INDEX_VISIBILITY(Group.INCOMPATIBLE),
    ALTER_TTL_INFO(Group.INCOMPATIBLE),
    ALTER_TTL_REMOVE(Group.INCOMPATIBLE),
    MULTI_SCHEMA_CHANGE(Group.INCOMPATIBLE),
    ADD_FOREIGN_KEY(Group.INCOMPATIBLE),
    DROP_FOREIGN_KEY(Group.INCOMPATIBLE),

    /** A statement that is no event to rules, or could not be read: only its text counts. */
    NONE(Group.NONE);

    /** What the group words of a rule refer to. */
    enum Group {
        DML,
        DDL,
        /** DDL as well, but it may break what reads the target. */
        INCOMPATIBLE,
        NONE;

        boolean ddl() {
            return this == DDL || this == INCOMPATIBLE;
        }
    }

    private static final Map<String, BinlogEvent> BY_LABEL = byLabel();

    private final Group group;
    private final String label;

    BinlogEvent(Group group) {
        this.group = group;
        this.label = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, BinlogEvent> byLabel() {
        Map<String, BinlogEvent> events = new HashMap<>();
        for (BinlogEvent event : values()) {
            events.put(event.label, event);
        }
        events.remove(NONE.label);
        events.put("create schema", CREATE_DATABASE);
        events.put("alter schema", ALTER_DATABASE);
        events.put("drop schema", DROP_DATABASE);
        return Map.copyOf(events);
    }

    /** The event of that name, in any letter case. */
    public static Optional<BinlogEvent> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label.toLowerCase(Locale.ROOT)));
    }

    /** DM's name for it, such as {@code drop table}. */
    public String label() {
        return label;
    }

    Group group() {
        return group;
    }
}
