package io.flinkdm.job.jdbc;

/** What an SQL error leaves to do. */
public enum SqlFailure {
    /** The connection is gone; what was under way may have happened or not. */
    LOST,
    /** The server has undone it and may take it next time. */
    UNDONE,
    /** It fails again however often it is tried. */
    PERMANENT
}
