package io.flinkdm.udf.expression.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON value in the order of MySQL: by kind, then by number or by the bytes of text. A date
 * inside a document cannot be told from a string here and counts as one. Immutable.
 *
 * @param text a string's meaning, everything else as spelled
 */
public record JsonValue(Rank rank, String text) {

    /** The kinds, the lowest first. */
    public enum Rank {
        NULL,
        NUMBER,
        STRING,
        OBJECT,
        ARRAY,
        BOOLEAN
    }

    public static JsonValue parse(String spelled) {
        switch (spelled.charAt(0)) {
            case '"':
                return new JsonValue(
                        Rank.STRING,
                        JsonText.unescaped(spelled.substring(1, spelled.length() - 1)));
            case '{':
                return new JsonValue(Rank.OBJECT, spelled);
            case '[':
                return new JsonValue(Rank.ARRAY, spelled);
            case 't', 'f':
                return new JsonValue(Rank.BOOLEAN, spelled);
            case 'n':
                return new JsonValue(Rank.NULL, spelled);
            default:
                return new JsonValue(Rank.NUMBER, spelled);
        }
    }

    public static JsonValue string(String text) {
        return new JsonValue(Rank.STRING, text);
    }

    public static JsonValue number(String digits) {
        return new JsonValue(Rank.NUMBER, digits);
    }

    /** Objects and arrays have an order among themselves only where they are spelled alike. */
    public boolean comparesWith(JsonValue other) {
        boolean deep = rank == Rank.OBJECT || rank == Rank.ARRAY;
        return rank != other.rank || !deep || text.equals(other.text);
    }

    /** For values that {@link #comparesWith} each other. */
    public int compare(JsonValue other) {
        if (rank != other.rank) {
            return rank.compareTo(other.rank);
        }
        switch (rank) {
            case NUMBER:
                return new BigDecimal(text).compareTo(new BigDecimal(other.text));
            case STRING:
                return Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8),
                        other.text.getBytes(StandardCharsets.UTF_8));
            default:
                // false sorts before true, and for the rest only equality is left.
                return text.compareTo(other.text);
        }
    }
}
