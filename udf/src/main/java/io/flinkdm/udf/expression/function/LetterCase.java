package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.value.EvaluationException;

/**
 * Upper and lower case. The tables of servers and of Java agree on Latin, Greek and Cyrillic
 * letters of Europe and on whatever has no case; a letter beyond has no sure case here. Stateless.
 */
final class LetterCase {

    private LetterCase() {}

    static String of(String text, boolean upper, boolean latin1) {
        StringBuilder cased = new StringBuilder(text.length());
        text.codePoints().map(c -> of(c, upper, latin1)).forEach(cased::appendCodePoint);
        return cased.toString();
    }

    private static int of(int character, boolean upper, boolean latin1) {
        int big = Character.toUpperCase(character);
        int small = Character.toLowerCase(character);
        boolean caseless = big == character && small == character;
        if (!caseless && !(latin1 ? sureInLatin1(character) : sure(character))) {
            throw new EvaluationException("a letter has no sure upper or lower case");
        }
        return upper ? big : small;
    }

    private static boolean sure(int character) {
        return character < 0x180
                || (character >= 0x386 && character <= 0x3CE)
                || (character >= 0x400 && character <= 0x481);
    }

    /** Its other letters have their counterparts outside the charset, or at odd places. */
    private static boolean sureInLatin1(int character) {
        return character < 0x80 || (character >= 0xC0 && character <= 0xFE);
    }
}
