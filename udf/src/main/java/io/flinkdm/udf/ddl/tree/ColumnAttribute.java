package io.flinkdm.udf.ddl.tree;

/**
 * Something a column's definition says behind its type. Immutable.
 *
 * @param value what follows the keyword; the whole text for {@link Kind#OTHER}; else {@code ""}
 */
public record ColumnAttribute(Kind kind, String value) {

    /** What it is. */
    public enum Kind {
        NULL("NULL"),
        NOT_NULL("NOT NULL"),
        DEFAULT("DEFAULT"),
        ON_UPDATE("ON UPDATE"),
        AUTO_INCREMENT("AUTO_INCREMENT"),
        PRIMARY("PRIMARY KEY"),
        UNIQUE("UNIQUE KEY"),
        /** AS (…) and how it is kept. */
        GENERATED("AS"),
        INVISIBLE("INVISIBLE"),
        COMMENT("COMMENT"),
        REFERENCES("REFERENCES"),
        /** With CONSTRAINT and its name. */
        CHECK(""),
        /** MariaDB's AS ROW START and AS ROW END. */
        ROW_TIME("GENERATED ALWAYS AS"),
        OTHER("");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean makesKey() {
            return this == PRIMARY || this == UNIQUE;
        }
    }

    public static ColumnAttribute of(Kind kind) {
        return new ColumnAttribute(kind, "");
    }

    String print() {
        return (kind.words + " " + value).strip();
    }
}
