package io.flinkdm.udf.error;

/** DM's grade of an error. */
enum ErrorLevel {
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String label;

    ErrorLevel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
