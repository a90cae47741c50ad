package io.flinkdm.udf.error;

/** Which side of the migration an error concerns. */
public enum ErrorScope {
    NOT_SET("not-set"),
    UPSTREAM("upstream"),
    DOWNSTREAM("downstream"),
    INTERNAL("internal");

    private final String label;

    ErrorScope(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
