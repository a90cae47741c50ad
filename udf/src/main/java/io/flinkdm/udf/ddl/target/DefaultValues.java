package io.flinkdm.udf.ddl.target;

import java.util.Locale;
import java.util.Set;

/**
 * Defaults that are computed. The target takes few of them, and needs none: rows come with all
 * their values. Stateless.
 */
final class DefaultValues {

    private static final Set<String> CLOCKS =
            Set.of("CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_DATE");

    private static final Set<String> TAKEN = Set.of("(UUID())", "(RAND())", "UUID()", "RAND()");

    private DefaultValues() {}

    /** Whether a default, as text, is neither a literal nor the time. */
    static boolean computed(String value) {
        int open = value.indexOf('(');
        boolean call = open > 0 && Character.isLetter(value.charAt(0)) && !value.contains("'");
        boolean sequence = value.toUpperCase(Locale.ROOT).startsWith("NEXT VALUE");
        return open == 0 || sequence || (call && !CLOCKS.contains(upper(value.substring(0, open))));
    }

    /** Whether TiDB takes it. */
    static boolean supported(String value) {
        return !computed(value) || TAKEN.contains(upper(value.replace(" ", "")));
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * How many tokens of a column's definition a computed default that TiDB does not take has from
     * here; 0 where there is none.
     */
    static int unsupported(SqlPieces item, int at) {
        if (!item.sees(at, "DEFAULT") || at + 1 >= item.size()) {
            return 0;
        }
        int value = at + 1;
        int end = value + 1;
        if (item.seesSymbol(value, '(')) {
            end = item.find(value + 1, ')') + 1;
        } else if (item.seesSymbol(end, '(')) {
            end = item.find(end + 1, ')') + 1;
        } else if (item.sees(value, "NEXT", "VALUE", "FOR")) {
            end = value + (item.seesSymbol(value + 4, '.') ? 6 : 4);
        }
        return supported(item.part(value, Math.min(end, item.size())).print()) ? 0 : end - at;
    }
}
