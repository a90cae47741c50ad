package io.flinkdm.udf.filter;

import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.NamePattern;
import java.util.ArrayList;
import java.util.List;

/** {@code do-tables} or {@code ignore-tables}, compiled. Immutable. */
final class TableList {

    private final List<Item> items = new ArrayList<>();

    /**
     * Items with a regex for the schema and wildcards for the table. DM looks a table up in all of
     * them as soon as the schema of one matches, so {@code [(~^a, t1), (~^b, t2)]} holds {@code
     * a.t2} as well; task files in use may depend on it.
     */
    private final List<Item> crossed = new ArrayList<>();

    TableList(List<TableRule> rules, CaseSensitivity caseSensitivity) {
        for (TableRule rule : rules) {
            Item item =
                    new Item(
                            NamePattern.of(rule.dbName(), caseSensitivity),
                            NamePattern.of(rule.tableName(), caseSensitivity));
            boolean crosses =
                    NamePattern.isRegex(rule.dbName()) && !NamePattern.isRegex(rule.tableName());
            (crosses ? crossed : items).add(item);
        }
    }

    boolean isEmpty() {
        return items.isEmpty() && crossed.isEmpty();
    }

    boolean contains(TableId table) {
        return items.stream().anyMatch(i -> i.holdsSchema(table) && i.holdsTable(table))
                || (crossed.stream().anyMatch(i -> i.holdsSchema(table))
                        && crossed.stream().anyMatch(i -> i.holdsTable(table)));
    }

    private record Item(NamePattern schema, NamePattern table) {

        boolean holdsSchema(TableId id) {
            return schema.matches(id.schema());
        }

        boolean holdsTable(TableId id) {
            return table.matches(id.table());
        }
    }
}
