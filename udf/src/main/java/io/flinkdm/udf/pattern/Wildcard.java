package io.flinkdm.udf.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * DM's wildcards: {@code *} for any rest of a name, {@code ?} for one character, {@code [a-c]} and
 * {@code [!a-c]} for one character in or outside a set; everything else stands for itself. The
 * whole name has to match.
 *
 * <p>Characters are code points. DM compares single bytes, by which no name beyond ASCII ever
 * matches; a rule naming one means what it says here.
 *
 * <p>Immutable; equal when it matches the same names by the same steps.
 */
public final class Wildcard implements NamePattern {

    private static final WildcardElement ANY = new WildcardElement.Any();

    private final CaseSensitivity caseSensitivity;
    private final List<WildcardElement> elements;
    private final boolean anyRest;

    private Wildcard(
            CaseSensitivity caseSensitivity, List<WildcardElement> elements, boolean anyRest) {
        this.caseSensitivity = caseSensitivity;
        this.elements = List.copyOf(elements);
        this.anyRest = anyRest;
    }

    /**
     * @throws BadPatternException when a {@code *} is not the last character
     */
    public static Wildcard compile(String text, CaseSensitivity caseSensitivity) {
        int[] pattern = caseSensitivity.fold(text).codePoints().toArray();
        List<WildcardElement> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length && pattern[at] != '*') {
            int setEnd = pattern[at] == '[' ? indexOf(pattern, ']', at) : -1;
            if (setEnd > 0) {
                elements.add(CharacterSet.of(pattern, at + 1, setEnd));
                at = setEnd + 1;
            } else {
                elements.add(single(pattern[at++]));
            }
        }
        if (at < pattern.length - 1) {
            throw new BadPatternException(
                    "\"" + text + "\" has a * that is not its last character", null);
        }
        return new Wildcard(caseSensitivity, elements, at < pattern.length);
    }

    private static WildcardElement single(int expected) {
        return expected == '?' ? ANY : new WildcardElement.One(expected);
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
        int fixed = elements.size();
        if (candidate.length < fixed || (candidate.length > fixed && !anyRest)) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!elements.get(i).accepts(candidate[i])) {
                return false;
            }
        }
        return true;
    }

    List<WildcardElement> elements() {
        return elements;
    }

    /** Whether it ends in {@code *}. */
    boolean anyRest() {
        return anyRest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wildcard that
                && caseSensitivity == that.caseSensitivity
                && anyRest == that.anyRest
                && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode() * 2 + (anyRest ? 1 : 0);
    }
}
