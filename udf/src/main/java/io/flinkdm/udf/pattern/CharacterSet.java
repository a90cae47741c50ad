package io.flinkdm.udf.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The inside of {@code [...]} in a {@link Wildcard}. Two sets are equal when each range of one lies
 * in a range of the other, which is how DM tells whether two patterns are the same. Immutable.
 */
record CharacterSet(boolean negated, List<Range> ranges) implements WildcardElement {

    /** From low to high, both included; from high to low it holds nothing. */
    record Range(int low, int high) {

        boolean holds(int character) {
            return low <= character && character <= high;
        }

        boolean within(Range other) {
            return other.low <= low && high <= other.high;
        }
    }

    /**
     * The set written in {@code pattern} from {@code start} to before {@code end}. An empty set and
     * a range from high to low hold nothing; a lone {@code !} is itself.
     */
    static CharacterSet of(int[] pattern, int start, int end) {
        boolean negated = end - start > 1 && pattern[start] == '!';
        List<Range> ranges = new ArrayList<>();
        int at = negated ? start + 1 : start;
        while (at < end) {
            boolean range = at + 2 < end && pattern[at + 1] == '-';
            ranges.add(new Range(pattern[at], range ? pattern[at + 2] : pattern[at]));
            at += range ? 3 : 1;
        }
        return new CharacterSet(negated, outermost(ranges));
    }

    private static List<Range> outermost(List<Range> ranges) {
        return ranges.stream()
                .distinct()
                .filter(r -> ranges.stream().noneMatch(o -> !o.equals(r) && r.within(o)))
                .sorted(Comparator.comparingInt(Range::low).thenComparingInt(Range::high))
                .toList();
    }

    @Override
    public boolean accepts(int character) {
        for (Range range : ranges) {
            if (range.holds(character)) {
                return !negated;
            }
        }
        return negated;
    }
}
