package io.flinkdm.udf.ddl.target;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the options behind a table's columns. SHOW CREATE writes {@code NAME=value}. Stateless.
 */
final class TableOptions {

    private TableOptions() {}

    /** One item for each option; {@code DEFAULT CHARSET=utf8mb4} is one. */
    static List<SqlPieces> split(SqlPieces options) {
        List<SqlPieces> items = new ArrayList<>();
        int from = 0;
        while (from < options.size()) {
            int to = end(options, from);
            items.add(options.part(from, to));
            from = options.seesSymbol(to, ',') ? to + 1 : to;
        }
        return items;
    }

    /** Names of several words, the equals sign if there is one, and a value or a list. */
    private static int end(SqlPieces options, int from) {
        int at = from;
        if (options.sees(at, "DEFAULT")) {
            at++;
        }
        at += options.sees(at, "CHARACTER", "SET") || directory(options, at) ? 2 : 1;
        if (options.sees(at - 1, "WITH")) {
            // MariaDB: WITH SYSTEM VERSIONING.
            return Math.min(at + 2, options.size());
        }
        at = CharsetClauses.behindEquals(options, at);
        if (options.seesSymbol(at, '(')) {
            return Math.min(options.find(at + 1, ')') + 1, options.size());
        }
        return Math.min(at + 1, options.size());
    }

    private static boolean directory(SqlPieces options, int at) {
        return options.sees(at + 1, "DIRECTORY");
    }
}
