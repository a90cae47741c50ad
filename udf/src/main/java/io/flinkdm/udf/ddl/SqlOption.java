package io.flinkdm.udf.ddl;

import java.util.EnumSet;
import java.util.Set;

/** What changes how a session's statements are read: parts of its sql_mode, and its server. */
public enum SqlOption {
    /** Double quotes enclose names, not strings. */
    ANSI_QUOTES,
    /** A backslash in a string is an ordinary character. */
    NO_BACKSLASH_ESCAPES,
    /** The server is none of MariaDB's: <code>/*M!</code> begins an ordinary comment. */
    NO_MARIADB_COMMENTS;

    /** Those that a session's sql_mode says. */
    public static Set<SqlOption> among(Set<String> sqlMode) {
        Set<SqlOption> options = EnumSet.noneOf(SqlOption.class);
        for (SqlOption option : values()) {
            if (sqlMode.contains(option.name())) {
                options.add(option);
            }
        }
        return options;
    }
}
