package io.flinkdm.udf.mapping;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.Wildcard;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DM's {@code column-mappings}, in use until DM 6.5: the value of one column of a table replaced,
 * in the snapshot and in both images of a change, never in a DDL.
 *
 * <p>A rule for tables beats a rule for schemas; two rules of the winning kind are an error, so at
 * most one column of a table changes.
 *
 * <p>Source: DM manual of 5.3, column mapping. Immutable.
 */
public final class ColumnMapping {

    private final CaseSensitivity caseSensitivity;
    private final List<Matcher> tableRules;
    private final List<Matcher> schemaRules;

    private ColumnMapping(CaseSensitivity caseSensitivity, List<Matcher> matchers) {
        this.caseSensitivity = caseSensitivity;
        tableRules = matchers.stream().filter(m -> m.table() != null).toList();
        schemaRules = matchers.stream().filter(m -> m.table() == null).toList();
    }

    /**
     * @throws MigrationException 20046 when a rule is unusable or has the patterns of another one
     */
    public static ColumnMapping compile(
            List<ColumnMappingRule> rules, CaseSensitivity caseSensitivity) {
        Set<List<String>> patterns = new HashSet<>();
        for (ColumnMappingRule rule : rules) {
            rule.mistakes(caseSensitivity).stream().findFirst().ifPresent(why -> refuse(rule, why));
            if (!patterns.add(rule.patterns(caseSensitivity))) {
                refuse(rule, "another mapping has the same patterns");
            }
        }
        return new ColumnMapping(
                caseSensitivity,
                rules.stream().map(rule -> Matcher.of(rule, caseSensitivity)).toList());
    }

    /**
     * One row mapped; whoever has many of a table keeps what {@link #forTable} says.
     *
     * @throws MigrationException 36033 when that or its {@link TableMapping#map} fails
     */
    public Row map(TableId table, TableSchema schema, Row row) {
        return forTable(table, schema).map(row);
    }

    /**
     * What happens to the rows of a source table of this structure.
     *
     * @throws MigrationException 36033 when two rules of the winning kind match, the table lacks
     *     the target column or its name does not fit the arguments
     */
    public TableMapping forTable(TableId table, TableSchema schema) {
        return deciding(table)
                .map(rule -> TableMapping.bind(rule, table, fold(table), schema))
                .orElseGet(() -> TableMapping.unchanged(table));
    }

    private Optional<ColumnMappingRule> deciding(TableId table) {
        return only(tableRules, table).or(() -> only(schemaRules, table));
    }

    private static Optional<ColumnMappingRule> only(List<Matcher> matchers, TableId table) {
        List<ColumnMappingRule> matching =
                matchers.stream().filter(m -> m.matches(table)).map(Matcher::rule).toList();
        if (matching.size() > 1) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_DO_COLUMN_MAPPING,
                    table.quoted() + " matches more than one column mapping: " + names(matching));
        }
        return matching.stream().findFirst();
    }

    private static String names(List<ColumnMappingRule> rules) {
        return String.join(", ", rules.stream().map(ColumnMappingRule::name).toList());
    }

    private TableId fold(TableId table) {
        return new TableId(
                caseSensitivity.fold(table.schema()), caseSensitivity.fold(table.table()));
    }

    private static void refuse(ColumnMappingRule rule, String why) {
        throw new MigrationException(
                ErrorCode.CONFIG_GEN_COLUMN_MAPPING, "column mapping " + rule.name() + ": " + why);
    }

    /** A rule and its patterns; no table pattern makes it one for schemas. */
    private record Matcher(ColumnMappingRule rule, Wildcard schema, Wildcard table) {

        static Matcher of(ColumnMappingRule rule, CaseSensitivity caseSensitivity) {
            return new Matcher(
                    rule,
                    Wildcard.compile(rule.schemaPattern(), caseSensitivity),
                    rule.tablePattern().isEmpty()
                            ? null
                            : Wildcard.compile(rule.tablePattern(), caseSensitivity));
        }

        boolean matches(TableId source) {
            return schema.matches(source.schema())
                    && (table == null || table.matches(source.table()));
        }
    }
}
