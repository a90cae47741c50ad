package io.flinkdm.udf.filter;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.TableFilterRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whose existing rows are read. Immutable. */
public final class DumpSelection {

    private final CaseSensitivity caseSensitivity;
    private final Set<String> databases;
    private final Set<TableId> tables;
    private final List<TableFilterRule> rules;

    private DumpSelection(DumpTables given, CaseSensitivity caseSensitivity) {
        this.caseSensitivity = caseSensitivity;
        this.databases =
                given.databases().stream()
                        .map(caseSensitivity::fold)
                        .collect(Collectors.toUnmodifiableSet());
        this.tables =
                given.tables().stream()
                        .map(DumpSelection::table)
                        .map(this::fold)
                        .collect(Collectors.toUnmodifiableSet());
        this.rules =
                given.filters().stream()
                        .map(text -> TableFilterRule.compile(text, caseSensitivity))
                        .toList();
    }

    /**
     * @throws BadPatternException when a table or a filter cannot be read
     */
    public static DumpSelection compile(DumpTables given, CaseSensitivity caseSensitivity) {
        return new DumpSelection(given, caseSensitivity);
    }

    private static TableId table(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw new BadPatternException("`" + text + "` is no schema.table", null);
        }
        return new TableId(text.substring(0, dot), text.substring(dot + 1));
    }

    private TableId fold(TableId table) {
        return new TableId(
                caseSensitivity.fold(table.schema()), caseSensitivity.fold(table.table()));
    }

    public boolean selects(TableId table) {
        return (databases.isEmpty() || databases.contains(caseSensitivity.fold(table.schema())))
                && (tables.isEmpty() || tables.contains(fold(table)))
                && passes(table);
    }

    /** The last rule that matches decides. */
    private boolean passes(TableId table) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matches(table.schema(), table.table())) {
                return !rules.get(i).leavesOut();
            }
        }
        return rules.isEmpty();
    }
}
