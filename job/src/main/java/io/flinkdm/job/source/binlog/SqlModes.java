package io.flinkdm.job.source.binlog;

import java.util.HashSet;
import java.util.Set;

/**
 * The names behind the bits of sql_mode in an event.
 *
 * <p>Source: {@code sql_mode_names} of MySQL 5.7 to 9 and of MariaDB, which agree but for the bits
 * from 32 on; what one of them has given up keeps its bit. Stateless.
 */
final class SqlModes {

    private static final String[] NAMES = {
        "REAL_AS_FLOAT",
        "PIPES_AS_CONCAT",
        "ANSI_QUOTES",
        "IGNORE_SPACE",
        "IGNORE_BAD_TABLE_OPTIONS",
        "ONLY_FULL_GROUP_BY",
        "NO_UNSIGNED_SUBTRACTION",
        "NO_DIR_IN_CREATE",
        "POSTGRESQL",
        "ORACLE",
        "MSSQL",
        "DB2",
        "MAXDB",
        "NO_KEY_OPTIONS",
        "NO_TABLE_OPTIONS",
        "NO_FIELD_OPTIONS",
        "MYSQL323",
        "MYSQL40",
        "ANSI",
        "NO_AUTO_VALUE_ON_ZERO",
        "NO_BACKSLASH_ESCAPES",
        "STRICT_TRANS_TABLES",
        "STRICT_ALL_TABLES",
        "NO_ZERO_IN_DATE",
        "NO_ZERO_DATE",
        "ALLOW_INVALID_DATES",
        "ERROR_FOR_DIVISION_BY_ZERO",
        "TRADITIONAL",
        "NO_AUTO_CREATE_USER",
        "HIGH_NOT_PRECEDENCE",
        "NO_ENGINE_SUBSTITUTION",
        "PAD_CHAR_TO_FULL_LENGTH"
    };

    private static final String[] MARIADB = {
        "EMPTY_STRING_IS_NULL", "SIMULTANEOUS_ASSIGNMENT", "TIME_ROUND_FRACTIONAL"
    };

    private SqlModes() {}

    static Set<String> names(long bits, boolean mariaDb) {
        Set<String> names = new HashSet<>();
        add(NAMES, bits, names);
        if (mariaDb) {
            add(MARIADB, bits >>> NAMES.length, names);
        } else if ((bits & 1L << NAMES.length) != 0) {
            names.add("TIME_TRUNCATE_FRACTIONAL");
        }
        return names;
    }

    private static void add(String[] all, long bits, Set<String> names) {
        for (int i = 0; i < all.length; i++) {
            if ((bits & 1L << i) != 0) {
                names.add(all[i]);
            }
        }
    }
}
