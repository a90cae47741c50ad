package io.flinkdm.udf.ddl;

/** The parts of a session's sql_mode that change how its statements are read. */
public enum SqlOption {
    /** Double quotes enclose names, not strings. */
    ANSI_QUOTES,
    /** A backslash in a string is an ordinary character. */
    NO_BACKSLASH_ESCAPES
}
