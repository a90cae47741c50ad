package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.model.TableId;
import java.util.List;

/**
 * Takes from a column's or a key's definition what TiDB does not parse, or says it in TiDB's words.
 * Stateless, pure.
 */
final class ColumnAttributes {

    private ColumnAttributes() {}

    static SqlPieces supported(SqlPieces item, TableId target, List<String> dropped) {
        SqlPieces out = item;
        boolean column = !key(item);
        for (int i = column ? 2 : 1; i < out.size(); ) {
            int length = column ? unsupportedOfColumn(out, i) : unsupportedOfKey(out, i);
            if (length > 0) {
                dropped.add(
                        target
                                + ": no "
                                + out.part(i, i + length).print()
                                + " of "
                                + out.part(0, 1).print());
                out = out.without(i, i + length);
            } else if (column && DefaultValues.seesTypedLiteral(out, i)) {
                out = out.without(i + 1, i + 2);
            } else if (column && out.sees(i, "PERSISTENT")) {
                // As MariaDB before 10.2 prints it.
                out = out.with(i++, "STORED");
            } else {
                i = out.seesSymbol(i, '(') ? out.find(i + 1, ')') + 1 : i + 1;
            }
        }
        return out;
    }

    /** Whether the item is a key or a constraint, not a column. */
    static boolean key(SqlPieces item) {
        return item.sees(0, "PRIMARY")
                || item.sees(0, "UNIQUE")
                || item.sees(0, "KEY")
                || item.sees(0, "INDEX")
                || item.sees(0, "CONSTRAINT")
                || item.sees(0, "CHECK");
    }

    /** How many tokens of an attribute have to go; 0 when it may stay. */
    private static int unsupportedOfColumn(SqlPieces item, int at) {
        if (item.sees(at, "INVISIBLE") || item.sees(at, "COMPRESSED")) {
            return 1;
        }
        if (item.sees(at, "COLUMN_FORMAT") || item.sees(at, "STORAGE") || item.sees(at, "SRID")) {
            return 2;
        }
        if (item.sees(at, "WITHOUT", "SYSTEM", "VERSIONING")) {
            return 3;
        }
        int computed = DefaultValues.unsupported(item, at);
        if (computed > 0) {
            return computed;
        }
        boolean valued =
                item.sees(at, "ENGINE_ATTRIBUTE")
                        || item.sees(at, "SECONDARY_ENGINE_ATTRIBUTE")
                        || item.sees(at, "REF_SYSTEM_ID");
        return valued ? CharsetClauses.behindEquals(item, at + 1) + 1 - at : 0;
    }

    private static int unsupportedOfKey(SqlPieces item, int at) {
        if (item.sees(at, "IGNORED")) {
            return 1;
        }
        if (item.sees(at, "NOT", "IGNORED")) {
            return 2;
        }
        boolean valued =
                item.sees(at, "ENGINE_ATTRIBUTE") || item.sees(at, "SECONDARY_ENGINE_ATTRIBUTE");
        return valued ? CharsetClauses.behindEquals(item, at + 1) + 1 - at : 0;
    }
}
