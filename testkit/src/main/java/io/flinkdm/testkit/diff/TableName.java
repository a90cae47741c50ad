package io.flinkdm.testkit.diff;

import java.util.ArrayList;
import java.util.List;

/** A table with its database. Immutable. */
public record TableName(String schema, String table) {

    /** Reads {@code schema.table}; back quotes around either part are allowed. */
    public static TableName parse(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`' && quoted && text.startsWith("``", i)) {
                part.append(c);
                i++;
            } else if (c == '`') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (parts.size() != 2) {
            throw new IllegalArgumentException("not schema.table: " + text);
        }
        return new TableName(parts.get(0), parts.get(1));
    }

    /** For statements. */
    public String quoted() {
        return quote(schema) + "." + quote(table);
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
