package io.flinkdm.udf.filter;

import java.io.Serializable;
import java.util.List;

/**
 * A {@code block-allow-list} entry as written. Empty lists mean "not given".
 *
 * <p>Source: DM configuration, block-allow-list.
 */
public record BlockAllowRules(
        List<String> doDbs,
        List<String> ignoreDbs,
        List<TableRule> doTables,
        List<TableRule> ignoreTables)
        implements Serializable {

    /** Lets everything but system schemas pass. */
    public static final BlockAllowRules NONE =
            new BlockAllowRules(List.of(), List.of(), List.of(), List.of());

    public BlockAllowRules {
        doDbs = List.copyOf(doDbs);
        ignoreDbs = List.copyOf(ignoreDbs);
        doTables = List.copyOf(doTables);
        ignoreTables = List.copyOf(ignoreTables);
    }

    /** A {@code do-tables} or {@code ignore-tables} item. */
    public record TableRule(String dbName, String tableName) implements Serializable {}
}
