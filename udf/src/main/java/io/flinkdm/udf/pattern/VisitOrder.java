package io.flinkdm.udf.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which DM comes upon those of several rules that match one name. It keeps patterns in
 * a tree of characters: at each place a {@code *} that ends there, then {@code ?}, then sets in the
 * order of the rules that brought them, then characters; a pattern that ends with the name before
 * one whose {@code *} is left with nothing. Where the first of several rules decides, this order
 * and not the order of the task file counts.
 *
 * <p>Fed with the rules in the order of the task file, then asked. Confined to one call.
 */
public final class VisitOrder {

    private static final int END = 0;
    private static final int ANY_REST = 1;
    private static final int ANY = 2;
    private static final int FIRST_SET = 3;
    private static final int FIRST_CHARACTER = 1 << 24;

    private final Map<List<Object>, Integer> sets = new HashMap<>();

    /** A rule's place: {@link Arrays#compare(int[], int[])} of two of them tells the order. */
    public int[] place(Wildcard... levels) {
        List<Object> path = new ArrayList<>();
        List<Integer> place = new ArrayList<>();
        for (Wildcard level : levels) {
            for (WildcardElement element : level.elements()) {
                path.add(element);
                place.add(rank(element, path));
            }
            path.add(level.anyRest());
            place.add(level.anyRest() ? ANY_REST : END);
        }
        return place.stream().mapToInt(Integer::intValue).toArray();
    }

    private int rank(WildcardElement element, List<Object> path) {
        if (element instanceof CharacterSet) {
            return sets.computeIfAbsent(List.copyOf(path), p -> FIRST_SET + sets.size());
        }
        return element instanceof WildcardElement.One one ? FIRST_CHARACTER + one.character() : ANY;
    }
}
