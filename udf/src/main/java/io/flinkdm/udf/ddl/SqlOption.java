package io.flinkdm.udf.ddl;

/** What changes how a session's statements are read: parts of its sql_mode, and its server. */
public enum SqlOption {
    /** Double quotes enclose names, not strings. */
    ANSI_QUOTES,
    /** A backslash in a string is an ordinary character. */
    NO_BACKSLASH_ESCAPES,
    /** The server is none of MariaDB's: <code>/*M!</code> begins an ordinary comment. */
    NO_MARIADB_COMMENTS
}
