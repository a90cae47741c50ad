package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which columns the primary and unique keys of a CREATE TABLE look at. Stateless, pure. */
final class UniqueColumns {

    private UniqueColumns() {}

    /** The names in lower case. */
    static Set<String> of(List<SqlPieces> items) {
        Set<String> names = new HashSet<>();
        items.stream().filter(UniqueColumns::unique).forEach(key -> addAll(key, names));
        return names;
    }

    static String name(Token column) {
        return column.value().toLowerCase(Locale.ROOT);
    }

    private static boolean unique(SqlPieces item) {
        int kind = item.sees(0, "CONSTRAINT") ? 2 : 0;
        return item.sees(kind, "PRIMARY") || item.sees(kind, "UNIQUE");
    }

    /** All names in the parentheses: those of expressions do no harm. */
    private static void addAll(SqlPieces key, Set<String> names) {
        for (int i = key.find(0, '('); i < key.size(); i++) {
            if (key.at(i).isName()) {
                names.add(name(key.at(i)));
            }
        }
    }
}
