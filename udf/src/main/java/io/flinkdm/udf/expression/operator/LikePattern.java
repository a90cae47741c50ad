package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.collation.Collation;
import java.util.Arrays;
import java.util.Optional;

/** The pattern of a LIKE, compiled. Immutable. */
final class LikePattern {

    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] elements;
    private final Optional<Collation> collation;

    private LikePattern(int[] elements, Optional<Collation> collation) {
        this.elements = elements;
        this.collation = collation;
    }

    /**
     * @param escape the character that takes its meaning from the next; negative for none
     * @param collation tells which characters are the same; empty where only equal ones are
     */
    static LikePattern of(String pattern, int escape, Optional<Collation> collation) {
        int[] characters = pattern.codePoints().toArray();
        int[] elements = new int[characters.length];
        int size = 0;
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == escape && i + 1 < characters.length) {
                elements[size++] = characters[++i];
            } else {
                elements[size++] = element(characters[i]);
            }
        }
        return new LikePattern(Arrays.copyOf(elements, size), collation);
    }

    private static int element(int character) {
        return character == '%' ? ANY_TEXT : character == '_' ? ANY_CHARACTER : character;
    }

    /** Goes back to the last {@code %} where it got stuck, and no further. */
    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int element = 0;
        int afterAny = -1;
        int retry = 0;
        while (at < characters.length) {
            if (element < elements.length && elements[element] == ANY_TEXT) {
                afterAny = ++element;
                retry = at;
            } else if (element < elements.length && fits(elements[element], characters[at])) {
                element++;
                at++;
            } else if (afterAny >= 0) {
                element = afterAny;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (element < elements.length && elements[element] == ANY_TEXT) {
            element++;
        }
        return element == elements.length;
    }

    private boolean fits(int element, int character) {
        return element == ANY_CHARACTER
                || element == character
                || (collation.isPresent()
                        && element >= 0
                        && collation.get().sameCharacter(element, character));
    }
}
