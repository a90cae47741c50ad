package io.flinkdm.udf.filter;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.NamePattern;
import java.util.List;

/**
 * Which schemas and tables of a source are migrated. Compiled from the rules of the plan wherever
 * it is needed; the same for existing rows and for changes.
 *
 * <p>The schema is asked first: {@code do-dbs}, or only where there is none {@code ignore-dbs}.
 * Then the table: in {@code do-tables} it passes, else in {@code ignore-tables} it does not, else
 * it passes where there is no {@code do-tables}.
 *
 * <p>Source: DM manual, block and allow lists. Immutable.
 */
public final class BlockAllowList {

    private final List<NamePattern> doDbs;
    private final List<NamePattern> ignoreDbs;
    private final TableList doTables;
    private final TableList ignoreTables;

    private BlockAllowList(BlockAllowRules rules, CaseSensitivity caseSensitivity) {
        doDbs = patterns(rules.doDbs(), caseSensitivity);
        ignoreDbs = patterns(rules.ignoreDbs(), caseSensitivity);
        doTables = new TableList(rules.doTables(), caseSensitivity);
        ignoreTables = new TableList(rules.ignoreTables(), caseSensitivity);
    }

    /**
     * @throws MigrationException 20044 when a name is empty or a pattern cannot be read
     */
    public static BlockAllowList compile(BlockAllowRules rules, CaseSensitivity caseSensitivity) {
        requireNames("do-dbs", rules.doDbs());
        requireNames("ignore-dbs", rules.ignoreDbs());
        requireTables("do-tables", rules.doTables());
        requireTables("ignore-tables", rules.ignoreTables());
        try {
            return new BlockAllowList(rules, caseSensitivity);
        } catch (BadPatternException e) {
            throw new MigrationException(ErrorCode.CONFIG_GEN_BA_LIST, e.getMessage());
        }
    }

    private static void requireNames(String list, List<String> names) {
        if (names.contains("")) {
            throw new MigrationException(ErrorCode.CONFIG_GEN_BA_LIST, list + " has an empty name");
        }
    }

    private static void requireTables(String list, List<TableRule> tables) {
        for (TableRule table : tables) {
            requireNames(list, List.of(table.dbName(), table.tableName()));
        }
    }

    private static List<NamePattern> patterns(List<String> names, CaseSensitivity sensitivity) {
        return names.stream().map(name -> NamePattern.of(name, sensitivity)).toList();
    }

    /** False for every table of {@link SystemSchemas}. */
    public boolean allows(TableId table) {
        if (!allowsSchema(table.schema())) {
            return false;
        }
        if (table.table().isEmpty() || doTables.contains(table)) {
            return true;
        }
        return doTables.isEmpty() && !ignoreTables.contains(table);
    }

    /** For statements about a schema: the lists of tables do not count. */
    public boolean allowsSchema(String schema) {
        if (SystemSchemas.contains(schema)) {
            return false;
        }
        return doDbs.isEmpty() ? !contains(ignoreDbs, schema) : contains(doDbs, schema);
    }

    private static boolean contains(List<NamePattern> patterns, String schema) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(schema));
    }
}
