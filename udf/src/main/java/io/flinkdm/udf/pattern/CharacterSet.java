package io.flinkdm.udf.pattern;

import java.util.function.IntPredicate;

/** The inside of {@code [...]} in a {@link Wildcard}. Stateless. */
final class CharacterSet {

    private CharacterSet() {}

    /**
     * The set written in {@code pattern} from {@code start} to before {@code end}. An empty set and
     * a range from high to low hold nothing; a lone {@code !} is itself.
     */
    static IntPredicate of(int[] pattern, int start, int end) {
        boolean negated = end - start > 1 && pattern[start] == '!';
        IntPredicate members = c -> false;
        int at = negated ? start + 1 : start;
        while (at < end) {
            int low = pattern[at];
            boolean range = at + 2 < end && pattern[at + 1] == '-';
            int high = range ? pattern[at + 2] : low;
            members = members.or(c -> low <= c && c <= high);
            at += range ? 3 : 1;
        }
        return negated ? members.negate() : members;
    }
}
