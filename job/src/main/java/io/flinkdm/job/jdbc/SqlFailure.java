package io.flinkdm.job.jdbc;

/** What an SQL error leaves to do. */
public enum SqlFailure {
    /** The connection is gone; what was under way may have happened or not. */
    LOST("reconnect"),
    /** The server has undone it and may take it next time. */
    UNDONE("again"),
    /** It is too much at once; less of it may be taken. */
    TOO_LARGE("split"),
    /** It fails again however often it is tried. */
    PERMANENT("stop");

    private final String word;

    SqlFailure(String word) {
        this.word = word;
    }

    /** As the table of errors says it. */
    public String word() {
        return word;
    }

    /** Whether waiting can help. */
    public boolean passes() {
        return this == LOST || this == UNDONE;
    }
}
