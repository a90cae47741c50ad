package io.flinkdm.submit.explain.live;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a source's table differs from the target that exists already. Stateless. */
final class StructureDifferences {

    /** The width of an integer is for display only, and newer servers do not print it. */
    private static final Pattern WIDTH =
            Pattern.compile("^(tinyint|smallint|mediumint|int|bigint|year)\\(\\d+\\)");

    private StructureDifferences() {}

    static List<String> of(LiveTable table, TableSchema target) {
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Column column : table.schema().columns()) {
            known.add(fold(column.name()));
            compare(column, target.column(column.name()), differences);
        }
        for (String name : table.extracted().names()) {
            known.add(fold(name));
            if (target.indexOf(name) < 0) {
                differences.add("extracted column " + name + " is missing");
            }
        }
        target.columns().stream()
                .filter(column -> !known.contains(fold(column.name())))
                .forEach(c -> differences.add("column " + c.name() + " is in the target only"));
        return differences;
    }

    private static void compare(Column source, Optional<Column> target, List<String> out) {
        if (target.isEmpty()) {
            out.add("column " + source.name() + " is missing");
            return;
        }
        String here = spelled(source.type());
        String there = spelled(target.get().type());
        if (!here.equals(there)) {
            out.add("column " + source.name() + " is " + here + ", in the target " + there);
        } else if (!collation(source).equals(collation(target.get()))) {
            out.add(
                    "column "
                            + source.name()
                            + " has collation "
                            + collation(source)
                            + ", in the target "
                            + collation(target.get()));
        }
    }

    private static String spelled(ColumnType type) {
        String definition =
                type.members().isEmpty()
                        ? type.definition().toLowerCase(Locale.ROOT)
                        : type.definition();
        return WIDTH.matcher(definition).replaceFirst("$1");
    }

    private static String collation(Column column) {
        String collation = column.type().collation();
        return collation == null ? "none" : collation.replaceFirst("^utf8mb3_", "utf8_");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
