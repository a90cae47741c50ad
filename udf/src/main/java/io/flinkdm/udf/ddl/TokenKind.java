package io.flinkdm.udf.ddl;

/** What a {@link Token} is. */
public enum TokenKind {
    /** A keyword or a name without quotes. */
    WORD,
    /** A name in back-quotes, or in double quotes under {@link SqlOption#ANSI_QUOTES}. */
    QUOTED_NAME,
    STRING,
    NUMBER,
    /** One character of punctuation. */
    SYMBOL
}
