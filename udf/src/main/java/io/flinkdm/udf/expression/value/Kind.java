package io.flinkdm.udf.expression.value;

/** What a value is to MySQL. */
public enum Kind {
    /** NULL written down: it fits every other kind. */
    NULL,
    INTEGER,
    DECIMAL,
    DOUBLE,
    TEXT,
    /** A binary string. */
    BYTES,
    DATE,
    DATETIME,
    TIME,
    YEAR,
    BIT,
    /** A hexadecimal or bit literal: a number to numbers, a binary string to strings. */
    HEX,
    ENUM,
    SET,
    JSON;

    /** DATE and DATETIME. */
    public boolean dated() {
        return this == DATE || this == DATETIME;
    }

    public boolean temporal() {
        return dated() || this == TIME;
    }

    /** Whether its values are integers to arithmetic. */
    public boolean integral() {
        return this == INTEGER || this == YEAR || this == BIT || this == HEX;
    }

    /** A number of any form. */
    public boolean numeric() {
        return integral() || this == DECIMAL || this == DOUBLE;
    }

    /** Compared as text with text. */
    public boolean textual() {
        return this == TEXT || this == ENUM || this == SET;
    }
}
