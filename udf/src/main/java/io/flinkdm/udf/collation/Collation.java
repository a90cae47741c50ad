package io.flinkdm.udf.collation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares text as a server does under one collation. Found by name; what is not found here cannot
 * be compared exactly and must be refused. Immutable.
 */
public final class Collation {

    private static final int[] NOTHING = {};

    private final String name;
    private final Weights weights;
    private final boolean padded;

    Collation(String name, Weights weights, boolean padded) {
        this.name = Objects.requireNonNull(name, "name");
        this.weights = weights;
        this.padded = padded;
    }

    /** The collation of that name, if its order is known here. */
    public static Optional<Collation> named(String name) {
        return Optional.ofNullable(Collations.named(name.toLowerCase(Locale.ROOT)));
    }

    public String name() {
        return name;
    }

    /** {@code utf8mb4} for {@code utf8mb4_bin}. */
    public String charset() {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether every character differs from every other. */
    public boolean binary() {
        return name.endsWith("_bin");
    }

    public boolean equal(String left, String right) {
        return left.equals(right) || compare(left, right) == 0;
    }

    /**
     * Below, at or above zero. Blanks at the end count only where the collation does not pad the
     * shorter text with them.
     */
    public int compare(String left, String right) {
        Cursor a = new Cursor(left);
        Cursor b = new Cursor(right);
        while (true) {
            int x = a.next();
            int y = b.next();
            if (x < 0 && y < 0) {
                return 0;
            }
            if (x != y) {
                if (x < 0) {
                    return padded ? -b.againstBlanks(y) : -1;
                }
                if (y < 0) {
                    return padded ? a.againstBlanks(x) : 1;
                }
                return Integer.compare(x, y);
            }
        }
    }

    /** Equal for texts that are equal; blanks at the end never count. */
    public int hash(String text) {
        int blank = weights.of(' ')[0];
        int blanks = 0;
        int hash = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            for (int weight : weights.of(character)) {
                if (weight == blank) {
                    blanks++;
                    continue;
                }
                for (; blanks > 0; blanks--) {
                    hash = hash * 31 + blank;
                }
                hash = hash * 31 + weight;
            }
        }
        return hash;
    }

    /** Whether two characters are the same to a LIKE. */
    public boolean sameCharacter(int left, int right) {
        return left == right || Arrays.equals(weights.of(left), weights.of(right));
    }

    /** The weights of a text, one character after the other. Confined to one comparison. */
    private final class Cursor {

        private final String text;
        private int at;
        private int[] pending = NOTHING;
        private int used;

        Cursor(String text) {
            this.text = text;
        }

        /** The next weight; -1 behind the last. */
        int next() {
            while (used == pending.length) {
                if (at == text.length()) {
                    return -1;
                }
                int character = text.codePointAt(at);
                at += Character.charCount(character);
                pending = weights.of(character);
                used = 0;
            }
            return pending[used++];
        }

        /** How the rest from {@code weight} on compares with nothing but blanks. */
        int againstBlanks(int weight) {
            int blank = weights.of(' ')[0];
            for (int w = weight; w >= 0; w = next()) {
                if (w != blank) {
                    return Integer.compare(w, blank);
                }
            }
            return 0;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
