package io.flinkdm.testkit.ddl;

import java.util.Optional;

/** What can happen to a world. The weight says how often, compared with the others. */
public enum DdlKind {
    CREATE_TABLE(8, TableDdl::create),
    CREATE_TABLE_LIKE(3, TableDdl::like),
    CREATE_TABLE_SELECT(1, TableDdl::select),
    CREATE_PARTITIONED(1, PartitionDdl::create),
    DROP_TABLE(2, TableDdl::drop),
    DROP_TABLES(1, TableDdl::dropSeveral),
    TRUNCATE(3, TableDdl::truncate),
    RENAME_TABLE(3, RenameDdl::rename),
    RENAME_SWAP(2, RenameDdl::swap),
    RENAME_CYCLE(1, RenameDdl::cycle),
    RENAME_ACROSS(2, RenameDdl::across),
    ALTER_RENAME(2, RenameDdl::alter),
    TABLE_OPTION(2, TableDdl::option),
    CONVERT_CHARSET(1, TableDdl::convert),
    ADD_COLUMN(8, ColumnDdl::add),
    ADD_COLUMNS(4, ColumnDdl::addSeveral),
    ADD_GENERATED(2, ColumnDdl::addGenerated),
    DROP_COLUMN(5, ColumnDdl::drop),
    MODIFY_TYPE(5, ModifyDdl::widen),
    MODIFY_NULL(3, ModifyDdl::nullability),
    MODIFY_DEFAULT(3, ModifyDdl::defaultValue),
    MODIFY_CHARSET(1, ModifyDdl::charset),
    MODIFY_PLACE(2, ModifyDdl::place),
    EXTEND_ENUM(3, ModifyDdl::extend),
    CHANGE_COLUMN(3, ModifyDdl::change),
    RENAME_COLUMN(2, ModifyDdl::rename),
    ALTER_DEFAULT(3, ModifyDdl::alterDefault),
    ADD_INDEX(4, KeyDdl::addIndex),
    ADD_UNIQUE(3, KeyDdl::addUnique),
    ADD_PRIMARY(2, KeyDdl::addPrimary),
    DROP_PRIMARY(2, KeyDdl::dropPrimary),
    DROP_KEY(3, KeyDdl::drop),
    RENAME_INDEX(2, KeyDdl::rename),
    CREATE_INDEX(2, KeyDdl::create),
    DROP_INDEX(2, KeyDdl::dropIndex),
    MULTI_SPEC(4, MultiDdl::several),
    IN_COMMENT(2, MultiDdl::commented),
    CREATE_DATABASE(2, SchemaDdl::create),
    DROP_DATABASE(1, SchemaDdl::drop),
    ALTER_DATABASE(1, SchemaDdl::alter),
    ADD_PARTITION(1, PartitionDdl::add),
    DROP_PARTITION(1, PartitionDdl::drop),
    TRUNCATE_PARTITION(1, PartitionDdl::truncate);

    /** A statement for a world, where it has what the statement needs. */
    @FunctionalInterface
    interface Writer {
        Optional<String> write(World world, Dice dice);
    }

    private final int weight;
    private final Writer writer;

    DdlKind(int weight, Writer writer) {
        this.weight = weight;
        this.writer = writer;
    }

    int weight() {
        return weight;
    }

    Optional<String> write(World world, Dice dice) {
        return writer.write(world, dice);
    }
}
