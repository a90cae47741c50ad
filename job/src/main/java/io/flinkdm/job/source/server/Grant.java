package io.flinkdm.job.source.server;

import io.flinkdm.udf.model.TableId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of {@code SHOW GRANTS} that is about tables: what it gives (or, of a {@code REVOKE},
 * takes back) on all schemas, on those a pattern matches, or on one table. Words it does not know
 * are kept as they are. Immutable.
 *
 * @param privileges in capitals; one for some columns only keeps the list of them in its name
 * @param schema a pattern of LIKE, {@code *} for all
 * @param table {@code *} for all
 */
record Grant(boolean given, Set<String> privileges, String schema, String table) {

    private static final String ALL = "*";

    /** Nothing for lines about roles, proxies and routines. */
    static Optional<Grant> parse(String line) {
        boolean given = line.startsWith("GRANT ");
        int on = outsideQuotes(line, " ON ", 0);
        if (on < 0 || (!given && !line.startsWith("REVOKE "))) {
            return Optional.empty();
        }
        int end = outsideQuotes(line, given ? " TO " : " FROM ", on);
        String object = line.substring(on + " ON ".length(), end < 0 ? line.length() : end);
        int dot = outsideQuotes(object, ".", 0);
        if (dot < 0 || object.startsWith("'") || object.contains(" ") && !object.contains("`")) {
            return Optional.empty();
        }
        String schema = unquoted(object.substring(0, dot));
        String table = unquoted(object.substring(dot + 1));
        if (schema.startsWith("PROCEDURE ") || schema.startsWith("FUNCTION ")) {
            return Optional.empty();
        }
        return Optional.of(
                new Grant(given, words(line.substring(line.indexOf(' ') + 1, on)), schema, table));
    }

    private static Set<String> words(String list) {
        Set<String> words = new LinkedHashSet<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                words.add(list.substring(start, i).strip().toUpperCase(Locale.ROOT));
                start = i + 1;
            }
        }
        return words;
    }

    private static int outsideQuotes(String text, String wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
        return quoted ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    boolean names(String privilege) {
        return privileges.contains(privilege)
                || privileges.contains("ALL PRIVILEGES")
                || privileges.contains("ALL");
    }

    boolean global() {
        return schema.equals(ALL);
    }

    /** Whether the line is about the table, or about its whole schema. */
    boolean covers(TableId id) {
        return coversSchema(id.schema())
                && (table.equals(ALL) || table.equalsIgnoreCase(id.table()));
    }

    boolean coversSchema(String name) {
        return global() || like(schema, name);
    }

    boolean wholeSchemas() {
        return table.equals(ALL);
    }

    private static boolean like(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(pattern.substring(i + 1, ++i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(name)
                .matches();
    }
}
