package io.flinkdm.udf.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * DM's wildcards: {@code *} for any rest of a name, {@code ?} for one character, {@code [a-c]} and
 * {@code [!a-c]} for one character in or outside a set; everything else stands for itself. The
 * whole name has to match.
 *
 * <p>Characters are code points. DM compares single bytes, by which no name beyond ASCII ever
 * matches; a rule naming one means what it says here.
 *
 * <p>Immutable.
 */
public final class Wildcard implements NamePattern {

    private static final IntPredicate ANY = c -> true;

    private final CaseSensitivity caseSensitivity;
    private final List<IntPredicate> characters;
    private final boolean anyRest;

    private Wildcard(
            CaseSensitivity caseSensitivity, List<IntPredicate> characters, boolean anyRest) {
        this.caseSensitivity = caseSensitivity;
        this.characters = List.copyOf(characters);
        this.anyRest = anyRest;
    }

    /**
     * @throws BadPatternException when a {@code *} is not the last character
     */
    public static Wildcard compile(String text, CaseSensitivity caseSensitivity) {
        int[] pattern = caseSensitivity.fold(text).codePoints().toArray();
        List<IntPredicate> characters = new ArrayList<>();
        int at = 0;
        while (at < pattern.length && pattern[at] != '*') {
            int setEnd = pattern[at] == '[' ? indexOf(pattern, ']', at) : -1;
            if (setEnd > 0) {
                characters.add(CharacterSet.of(pattern, at + 1, setEnd));
                at = setEnd + 1;
            } else {
                characters.add(single(pattern[at++]));
            }
        }
        if (at < pattern.length - 1) {
            throw new BadPatternException(
                    "\"" + text + "\" has a * that is not its last character", null);
        }
        return new Wildcard(caseSensitivity, characters, at < pattern.length);
    }

    private static IntPredicate single(int expected) {
        return expected == '?' ? ANY : c -> c == expected;
    }

    private static int indexOf(int[] pattern, int wanted, int from) {
        for (int i = from; i < pattern.length; i++) {
            if (pattern[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean matches(String name) {
        int[] candidate = caseSensitivity.fold(name).codePoints().toArray();
        int fixed = characters.size();
        if (candidate.length < fixed || (candidate.length > fixed && !anyRest)) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!characters.get(i).test(candidate[i])) {
                return false;
            }
        }
        return true;
    }
}
