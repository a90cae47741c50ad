package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns and keys of a CREATE TABLE for the target. Confined to one statement. */
final class Definitions {

    private final TargetProduct product;
    private final CharsetClauses charsets;
    private final SqlPieces defaults;
    private final TableId target;
    private final List<String> dropped;

    /**
     * @param defaults the table's options
     * @param dropped takes one text for each thing that could not be kept
     */
    Definitions(
            TargetProduct product,
            CharsetClauses charsets,
            SqlPieces defaults,
            TableId target,
            List<String> dropped) {
        this.product = product;
        this.charsets = charsets;
        this.defaults = defaults;
        this.target = target;
        this.dropped = dropped;
    }

    /** One line for each. */
    String kept(SqlPieces body) {
        List<SqlPieces> items = body.items();
        Set<String> unique = UniqueColumns.of(items);
        List<String> kept = new ArrayList<>();
        for (SqlPieces item : items) {
            String refused = refused(item);
            if (refused.isEmpty()) {
                kept.add(item(item, unique).print());
            } else {
                dropped.add(target + ": no " + refused + " " + item.print());
            }
        }
        return String.join(",\n  ", kept);
    }

    /**
     * One column or key.
     *
     * @param unique the columns that unique keys look at, in lower case
     */
    SqlPieces item(SqlPieces item, Set<String> unique) {
        SqlPieces out = ColumnAttributes.supported(item, target, dropped);
        if (ColumnAttributes.key(out)) {
            return charsets.rewrite(out);
        }
        if (text(out) && charsets.lacksCharset(out, defaults)) {
            out = TypeClauses.widened(out, target, dropped);
        }
        boolean looked = text(out) && unique.contains(UniqueColumns.name(out.at(0)));
        SqlPieces collated = looked ? charsets.rewriteUnique(out, defaults) : charsets.rewrite(out);
        return product == TargetProduct.TIDB
                ? TypeClauses.supported(collated, target, dropped)
                : collated;
    }

    private static boolean text(SqlPieces column) {
        String type = column.size() > 1 ? column.at(1).value().toLowerCase(Locale.ROOT) : "";
        return type.endsWith("char") || type.endsWith("text");
    }

    /** What the item is when it cannot be kept; {@code ""} otherwise. */
    static String refused(SqlPieces item) {
        int kind = item.sees(0, "CONSTRAINT") ? item.sees(1, "FOREIGN") ? 1 : 2 : 0;
        if (item.sees(kind, "FOREIGN", "KEY")) {
            return "foreign key";
        }
        if (item.sees(0, "FULLTEXT")) {
            return "full-text index";
        }
        if (item.sees(0, "SPATIAL")) {
            return "spatial index";
        }
        if (ExpressionKeys.refused(item)) {
            return "index over an expression";
        }
        return item.sees(0, "PERIOD", "FOR") ? "period" : "";
    }
}
