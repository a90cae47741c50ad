package io.flinkdm.udf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.NamePattern;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Block and allow lists against DM's words, followed literally. */
class BlockAllowListPropertyTest {

    @Property(tries = 20_000)
    void agreesWithTheModel(@ForAll("rules") BlockAllowRules rules, @ForAll("tables") TableId id) {
        BlockAllowList list = BlockAllowList.compile(rules, CaseSensitivity.INSENSITIVE);

        assertThat(list.allows(id)).isEqualTo(schema(rules, id.schema()) && table(rules, id));
        assertThat(list.allowsSchema(id.schema())).isEqualTo(schema(rules, id.schema()));
    }

    private static boolean schema(BlockAllowRules rules, String schema) {
        if (schema.equalsIgnoreCase("mysql")) {
            return false;
        }
        if (!rules.doDbs().isEmpty()) {
            return any(rules.doDbs(), schema);
        }
        return !any(rules.ignoreDbs(), schema);
    }

    private static boolean table(BlockAllowRules rules, TableId id) {
        if (any(rules.doTables(), id)) {
            return true;
        }
        if (any(rules.ignoreTables(), id)) {
            return false;
        }
        return rules.doTables().isEmpty();
    }

    private static boolean any(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(List<TableRule> rules, TableId id) {
        for (TableRule schema : rules) {
            for (TableRule table : rules) {
                boolean lent = crosses(schema) && crosses(table);
                if ((schema.equals(table) || lent)
                        && matches(schema.dbName(), id.schema())
                        && matches(table.tableName(), id.table())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean crosses(TableRule rule) {
        return rule.dbName().startsWith("~") && !rule.tableName().startsWith("~");
    }

    private static boolean matches(String pattern, String name) {
        return NamePattern.of(pattern, CaseSensitivity.INSENSITIVE).matches(name);
    }

    @Provide
    Arbitrary<BlockAllowRules> rules() {
        Arbitrary<List<String>> schemas = patterns().list().ofMaxSize(2);
        Arbitrary<List<TableRule>> tables =
                Combinators.combine(patterns(), patterns()).as(TableRule::new).list().ofMaxSize(3);
        return Combinators.combine(schemas, schemas, tables, tables).as(BlockAllowRules::new);
    }

    private static Arbitrary<String> patterns() {
        return Arbitraries.of("a", "A*", "b?", "[ab]1", "*", "~^a", "~b$", "~", "~^[!a]", "m*");
    }

    @Provide
    Arbitrary<TableId> tables() {
        Arbitrary<String> names = Arbitraries.of("a", "a1", "ab", "B", "b1", "c", "MySQL");
        return Combinators.combine(names, names).as(TableId::new);
    }
}
