package io.flinkdm.udf.filter;

import java.io.Serializable;
import java.util.List;

/**
 * Whose existing rows are read, as the dump's arguments say it; empty lists mean "not given".
 * Immutable.
 *
 * <p>Source: DM manual, {@code extra-args} of mydumpers; dumpling's options.
 *
 * @param databases {@code -B}
 * @param tables {@code -T}: {@code schema.table} each
 * @param filters {@code -f}: table filters, of which the last that matches decides
 */
public record DumpTables(List<String> databases, List<String> tables, List<String> filters)
        implements Serializable {

    /** All that the block-allow list lets pass. */
    public static final DumpTables ALL = new DumpTables(List.of(), List.of(), List.of());

    public DumpTables {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        filters = List.copyOf(filters);
    }

    /** Whether all tables are meant. */
    public boolean all() {
        return equals(ALL);
    }
}
