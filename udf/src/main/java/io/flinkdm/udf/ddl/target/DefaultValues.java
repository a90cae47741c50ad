package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.TokenKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Defaults that are computed. The target takes few of them, and needs none: rows come with all
 * their values. Stateless.
 */
final class DefaultValues {

    private static final Set<String> CLOCKS =
            Set.of("CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_DATE");

    private static final Set<String> TAKEN = Set.of("(UUID())", "(RAND())", "UUID()", "RAND()");

    private static final Pattern TYPED =
            Pattern.compile("^(?:DATE|TIME|TIMESTAMP)\\s*('.*)$", Pattern.CASE_INSENSITIVE);

    private DefaultValues() {}

    /** Whether a default, as text, is neither a literal nor the time. */
    static boolean computed(String value) {
        int open = value.indexOf('(');
        int quote = value.indexOf('\'');
        boolean literal = quote >= 0 && quote < open;
        boolean call = open > 0 && Character.isLetter(value.charAt(0)) && !literal;
        boolean sequence = value.toUpperCase(Locale.ROOT).startsWith("NEXT VALUE");
        return open == 0 || sequence || (call && !CLOCKS.contains(upper(value.substring(0, open))));
    }

    /** Whether TiDB takes it. */
    static boolean supported(String value) {
        return !computed(value) || TAKEN.contains(upper(value.replace(" ", "")));
    }

    /** Whether TiDB takes no literal as the default of columns of such a type. */
    static boolean large(String type) {
        String name = upper(type);
        return name.endsWith("TEXT") || name.endsWith("BLOB") || name.equals("JSON");
    }

    /** Whether a default, as text, is a value that TiDB does not give to columns of such a type. */
    static boolean refused(String type, String value) {
        return large(type) && !computed(value) && !upper(value).equals("NULL");
    }

    private static boolean literal(SqlPieces item, int at) {
        return !item.sees(at, "NULL")
                && !item.seesSymbol(at, '(')
                && !item.seesSymbol(at + 1, '(')
                && !item.sees(at, "NEXT");
    }

    /** Whether {@code DATE}, {@code TIME} or {@code TIMESTAMP} stands before a default's text. */
    static boolean seesTypedLiteral(SqlPieces item, int at) {
        return item.sees(at, "DEFAULT")
                && (item.sees(at + 1, "DATE")
                        || item.sees(at + 1, "TIME")
                        || item.sees(at + 1, "TIMESTAMP"))
                && at + 2 < item.size()
                && item.at(at + 2).kind() == TokenKind.STRING;
    }

    /** {@code DATE'2000-01-01'} as a text alone, which says the same. */
    static String untyped(String value) {
        return TYPED.matcher(value).replaceFirst("$1");
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
        if (large(item.at(1).value()) && literal(item, value)) {
            return item.at(value).value().startsWith("_") ? 3 : 2;
        }
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
