package io.flinkdm.job.target;

import io.flinkdm.udf.collation.Collation;
import io.flinkdm.udf.model.ColumnType;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Hashes values of a key's column so that values the target takes for equal have equal hashes,
 * whatever its collation and however long a part of them the key looks at. Immutable, pure.
 */
final class KeyHash {

    /** How many, as a power of two. Neighbours in one statement cost TiDB less. */
    private static final int NEIGHBOUR_BITS = 6;

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** Of these the text is compared, but for zeros at the end of a fraction. */
    private static final Set<String> SPELLED =
            Set.of("decimal", "numeric", "date", "time", "datetime", "timestamp");

    private enum Form {
        /** Text in which every character counts, but for blanks at the end. */
        EXACT,
        /** Text compared by {@link #collation}. */
        COLLATED,
        /** Text in a collation that is not known here. */
        FOLDED,
        SPELLED,
        BINARY,
        OTHER
    }

    private final Form form;
    private final Collation collation;
    private final int prefixLength;

    private KeyHash(Form form, Collation collation, int prefixLength) {
        this.form = form;
        this.collation = collation;
        this.prefixLength = prefixLength;
    }

    /**
     * @param type of the target's column
     * @param prefixLength how much of a value the key looks at; 0 for all
     */
    static KeyHash of(ColumnType type, int prefixLength) {
        Collation known =
                type.collation() == null ? null : Collation.named(type.collation()).orElse(null);
        return new KeyHash(form(type, known), known, prefixLength);
    }

    private static Form form(ColumnType type, Collation known) {
        if (type.text()) {
            String name = type.collation() == null ? "" : type.collation();
            boolean exact = name.isEmpty() || name.toLowerCase(Locale.ROOT).endsWith("_bin");
            return exact ? Form.EXACT : known == null ? Form.FOLDED : Form.COLLATED;
        }
        if (type.binary()) {
            return Form.BINARY;
        }
        return SPELLED.contains(type.name()) ? Form.SPELLED : Form.OTHER;
    }

    int hash(Object value) {
        if (value instanceof Long number) {
            return Long.hashCode(number);
        }
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof byte[] bytes) {
            return form == Form.BINARY ? ofBytes(bytes) : 0;
        }
        // NULL never addresses a row; FLOAT rounds what DOUBLE tells apart.
        return value instanceof Number number && !(value instanceof Double)
                ? Long.hashCode(number.longValue())
                : 0;
    }

    /** As {@link #hash}, but one for whole numbers that are neighbours. */
    int neighbourhood(Object value) {
        return value instanceof Long number ? Long.hashCode(number >> NEIGHBOUR_BITS) : hash(value);
    }

    private int ofText(String text) {
        return switch (form) {
            case EXACT -> hash(text, trimmedEnd(start(text), ' '));
            case COLLATED -> collation.hash(start(text));
            case FOLDED -> ofDigits(start(text));
            case SPELLED -> ofFraction(text);
            case BINARY, OTHER -> 0;
        };
    }

    private String start(String text) {
        return prefixLength == 0 || text.codePointCount(0, text.length()) <= prefixLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, prefixLength));
    }

    /** DECIMAL and temporal values: {@code 1.50} is {@code 1.5}. */
    private static int ofFraction(String text) {
        if (text.indexOf('.') < 0) {
            return text.hashCode();
        }
        int end = trimmedEnd(text, '0');
        return hash(text, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /**
     * Collations fold letters in ways of their own, one into two at times; what they all agree on
     * is the sequence of digits, in whatever script or style it is written.
     */
    private static int ofDigits(String text) {
        String plain = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        int hash = 0;
        for (int i = 0; i < plain.length(); ) {
            int codePoint = plain.codePointAt(i);
            int digit = Character.digit(codePoint, 10);
            hash = digit < 0 ? hash : hash * 31 + digit + 1;
            i += Character.charCount(codePoint);
        }
        return hash;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** BINARY(n) is filled up with zeros. */
    private int ofBytes(byte[] bytes) {
        int end = prefixLength == 0 ? bytes.length : Math.min(bytes.length, prefixLength);
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }

    private static int trimmedEnd(String text, char filler) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == filler) {
            end--;
        }
        return end;
    }

    private static int hash(String text, int end) {
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }
}
