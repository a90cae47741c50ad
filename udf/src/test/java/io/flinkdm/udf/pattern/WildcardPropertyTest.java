package io.flinkdm.udf.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Wildcards against a slow model that walks the text of the pattern for every name. */
class WildcardPropertyTest {

    @Property(tries = 20_000)
    void agreesWithTheModel(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        assertThat(compiled(pattern, name)).isEqualTo(model(pattern, name));
    }

    @Property(tries = 5_000)
    void ignoresCaseWhereItDoesNotCount(
            @ForAll("patterns") String pattern, @ForAll("names") String name) {
        if (model(pattern, "") != Outcome.BAD) {
            Wildcard insensitive = Wildcard.compile(pattern, CaseSensitivity.INSENSITIVE);
            assertThat(insensitive.matches(name.toUpperCase(Locale.ROOT)))
                    .isEqualTo(
                            model(pattern.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                                    == Outcome.MATCH);
        }
    }

    enum Outcome {
        MATCH,
        MISS,
        BAD
    }

    private static Outcome compiled(String pattern, String name) {
        try {
            boolean matches = Wildcard.compile(pattern, CaseSensitivity.SENSITIVE).matches(name);
            return matches ? Outcome.MATCH : Outcome.MISS;
        } catch (BadPatternException e) {
            return Outcome.BAD;
        }
    }

    private static Outcome model(String pattern, String name) {
        String bare = pattern.replaceAll("\\[[^\\]]*\\]", "x");
        if (bare.contains("*") && bare.indexOf('*') != bare.length() - 1) {
            return Outcome.BAD;
        }
        return walk(pattern, name) ? Outcome.MATCH : Outcome.MISS;
    }

    private static boolean walk(String pattern, String name) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.isEmpty() || name.isEmpty()) {
            return pattern.isEmpty() && name.isEmpty();
        }
        int close = pattern.indexOf(']');
        if (pattern.charAt(0) == '[' && close > 0) {
            return inSet(pattern.substring(1, close), name.charAt(0))
                    && walk(pattern.substring(close + 1), name.substring(1));
        }
        return (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                && walk(pattern.substring(1), name.substring(1));
    }

    private static boolean inSet(String set, char wanted) {
        if (set.length() > 1 && set.charAt(0) == '!') {
            return !listed(set.substring(1), wanted);
        }
        return listed(set, wanted);
    }

    private static boolean listed(String set, char wanted) {
        if (set.isEmpty()) {
            return false;
        }
        if (set.length() > 2 && set.charAt(1) == '-') {
            boolean within = set.charAt(0) <= wanted && wanted <= set.charAt(2);
            return within || listed(set.substring(3), wanted);
        }
        return set.charAt(0) == wanted || listed(set.substring(1), wanted);
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> piece =
                Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of("a", "b", "B", "1", "_", "-")),
                        Tuple.of(2, Arbitraries.just("?")),
                        Tuple.of(1, Arbitraries.of("*", "[", "]", "!", "~")),
                        Tuple.of(3, sets()));
        Arbitrary<String> text = piece.list().ofMaxSize(4).map(pieces -> String.join("", pieces));
        return Combinators.combine(text, Arbitraries.of("", "", "*")).as(String::concat);
    }

    private static Arbitrary<String> sets() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'B', 'c', '1', '-', '!', '?', '*', '[')
                .ofMaxLength(5)
                .map(inside -> "[" + inside + "]");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'B', 'c', '1', '_', '-', '!', '[', ']')
                .ofMaxLength(5);
    }
}
