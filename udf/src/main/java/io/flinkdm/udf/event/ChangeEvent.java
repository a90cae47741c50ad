package io.flinkdm.udf.event;

import io.flinkdm.udf.model.SourceTable;

/** What a source emits: upstream names, upstream order. */
public sealed interface ChangeEvent permits RowChange, DdlChange {

    /** The one place that tells the kinds apart. */
    <T> T match(Cases<T> cases);

    /** One case per kind of change. */
    interface Cases<T> {
        T row(RowChange row);

        T ddl(DdlChange ddl);
    }

    /** The source and, where the change concerns one, its table. */
    String sourceId();

    /** Where in the binlog or the snapshot it stood. */
    Origin origin();

    /** Helps messages: {@code mysql-01 `a`.`b` at (mysql-bin.000003, 154)}. */
    static String where(SourceTable table, Origin origin) {
        return table + " at " + origin;
    }
}
