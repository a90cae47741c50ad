package io.flinkdm.config.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant: a name with few letters changed, or the rest left out. Pure. */
public final class NearestName {

    private static final int SHORTEST_BEGINNING = 4;

    private NearestName() {}

    /** {@code ; did you mean …?}, or nothing when no name is near. */
    public static String suggestion(String written, Collection<String> names) {
        return nearest(written, names).map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    private static Optional<String> nearest(String written, Collection<String> names) {
        String plain = plain(written);
        int most = Math.max(1, plain.length() / 3);
        return names.stream()
                .filter(name -> distance(plain, plain(name)) <= most || begins(plain, plain(name)))
                .min(
                        Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean begins(String written, String name) {
        return written.length() >= SHORTEST_BEGINNING && name.startsWith(written);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Letters added, left out, replaced, or swapped with their neighbour. */
    private static int distance(String left, String right) {
        int[][] d = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, i, j, left, right);
            }
        }
        return d[left.length()][right.length()];
    }

    private static int step(int[][] d, int i, int j, String left, String right) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best =
                Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
