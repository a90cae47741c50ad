package io.flinkdm.udf.ddl.target;

import java.util.Set;

/**
 * Keys over expressions: TiDB has them for a few functions unless its configuration allows more.
 * Stateless.
 *
 * <p>Source: TiDB's manual, {@code tidb_allow_function_for_expression_index}.
 */
final class ExpressionKeys {

    private static final Set<String> TAKEN = Set.of("LOWER", "UPPER", "MD5", "REVERSE");

    private ExpressionKeys() {}

    /**
     * @param item a key, a column or a constraint
     */
    static boolean refused(SqlPieces item) {
        if (!ColumnAttributes.key(item) || item.sees(0, "CONSTRAINT") || item.sees(0, "CHECK")) {
            return false;
        }
        int open = item.find(0, '(');
        SqlPieces parts = item.part(Math.min(open + 1, item.size()), item.find(open + 1, ')'));
        return parts.items().stream().anyMatch(ExpressionKeys::refusedPart);
    }

    private static boolean refusedPart(SqlPieces part) {
        if (!part.seesSymbol(0, '(')) {
            return false;
        }
        boolean call =
                part.seesAny(1, TAKEN)
                        && part.seesSymbol(2, '(')
                        && part.seesSymbol(part.find(3, ')') + 1, ')');
        return !call;
    }
}
