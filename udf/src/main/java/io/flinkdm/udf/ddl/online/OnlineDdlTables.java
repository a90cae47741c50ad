package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * Tells shadow and trash tables from real ones, as DM does: the schema does not count, case does,
 * shadow rules come before trash rules and the first match wins. Immutable.
 */
public final class OnlineDdlTables {

    /** pt-online-schema-change's and gh-ost's working copies. */
    public static final List<String> DEFAULT_SHADOW_RULES = List.of("^_(.+)_(?:new|gho)$");

    /** gh-ost's change log, and the old tables of both tools. */
    public static final List<String> DEFAULT_TRASH_RULES = List.of("^_(.+)_(?:ghc|del|old)$");

    private final List<TableNameRule> shadowRules;
    private final List<TableNameRule> trashRules;

    private OnlineDdlTables(List<TableNameRule> shadowRules, List<TableNameRule> trashRules) {
        this.shadowRules = shadowRules;
        this.trashRules = trashRules;
    }

    /**
     * A list replaces the default; an empty one does not.
     *
     * @throws MigrationException 20048 for a rule that {@link TableNameRule#compile} refuses
     */
    public static OnlineDdlTables compile(List<String> shadowRules, List<String> trashRules) {
        return new OnlineDdlTables(
                rules(shadowRules, DEFAULT_SHADOW_RULES), rules(trashRules, DEFAULT_TRASH_RULES));
    }

    private static List<TableNameRule> rules(List<String> given, List<String> fallback) {
        return (given.isEmpty() ? fallback : given).stream().map(TableNameRule::compile).toList();
    }

    /**
     * @param table the name without its schema, in lower case already if its server's names are
     */
    public OnlineTable table(String table) {
        return first(TableKind.SHADOW, shadowRules, table)
                .or(() -> first(TableKind.TRASH, trashRules, table))
                .orElseGet(() -> new OnlineTable(TableKind.REAL, table));
    }

    private static Optional<OnlineTable> first(
            TableKind kind, List<TableNameRule> rules, String table) {
        return rules.stream()
                .flatMap(rule -> rule.realName(table).stream())
                .findFirst()
                .map(realName -> new OnlineTable(kind, realName));
    }
}
