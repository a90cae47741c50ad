package io.flinkdm.config.plan;

/** DM's {@code task-mode}. */
public enum TaskMode {
    /** Existing rows only; the job ends. */
    FULL("full"),
    /** Changes from a position on. */
    INCREMENTAL("incremental"),
    /** Existing rows, then changes. */
    ALL("all");

    private final String label;

    TaskMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean loads() {
        return this != INCREMENTAL;
    }

    public boolean follows() {
        return this != FULL;
    }
}
