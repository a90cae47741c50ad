package io.flinkdm.config.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. Pure. */
public final class NearestName {

    private NearestName() {}

    /** {@code ; did you mean …?}, or nothing when no name is near. */
    public static String suggestion(String written, Collection<String> names) {
        return nearest(written, names).map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    private static Optional<String> nearest(String written, Collection<String> names) {
        String plain = plain(written);
        int most = Math.max(1, plain.length() / 3);
        return names.stream()
                .filter(name -> distance(plain, plain(name)) <= most)
                .min(
                        Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Levenshtein's. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
