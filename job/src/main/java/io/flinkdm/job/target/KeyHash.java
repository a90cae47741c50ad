package io.flinkdm.job.target;

import io.flinkdm.udf.model.ColumnType;
import java.text.Normalizer;

/**
 * Hashes a key's value so that values the target takes for equal have equal hashes, whatever its
 * collation: letter case, accents, trailing blanks and trailing zeros never count. Stateless.
 */
final class KeyHash {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private KeyHash() {}

    static int of(Object value, ColumnType targetType) {
        if (value instanceof Long number) {
            return Long.hashCode(number);
        }
        if (value instanceof String text) {
            return ofText(text, targetType);
        }
        if (value instanceof byte[] bytes) {
            return ofBytes(bytes);
        }
        // NULL never addresses a row; FLOAT rounds what DOUBLE tells apart.
        return value instanceof Number number && !(value instanceof Double)
                ? Long.hashCode(number.longValue())
                : 0;
    }

    private static int ofText(String text, ColumnType targetType) {
        if (!targetType.text()) {
            return ofFraction(text);
        }
        String collation = targetType.collation();
        return collation == null || collation.endsWith("_bin")
                ? hash(text, trimmedEnd(text, ' '))
                : ofDigits(text);
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
    private static int ofBytes(byte[] bytes) {
        int end = bytes.length;
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
