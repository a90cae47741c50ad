package io.flinkdm.config.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code extra-args} of a dump: words of dumpling's command line. Most of them say how its files
 * look or how it locks, which does not matter here; some choose other rows. Immutable.
 *
 * <p>Source: DM manual, mydumpers; dumpling's options.
 */
public final class ExtraArgs {

    private static final Map<Character, String> SHORT =
            Map.of(
                    'B', "database",
                    'T', "tables-list",
                    't', "threads",
                    'F', "filesize",
                    's', "statement-size",
                    'W', "no-views",
                    'r', "rows",
                    'f', "filter");

    /** Options that stand alone; a value follows an equals sign only. */
    private static final Set<String> SWITCHES =
            Set.of("no-views", "escape-backslash", "no-locks", "transactional-consistency");

    private static final Set<String> HARMLESS =
            Set.of(
                    "threads",
                    "filesize",
                    "statement-size",
                    "rows",
                    "consistency",
                    "escape-backslash",
                    "no-locks",
                    "transactional-consistency");

    /** Other rows, or another way to the source. */
    private static final Set<String> TELLING =
            Set.of("database", "tables-list", "filter", "where", "snapshot", "ca", "cert", "key");

    private final Map<String, String> options = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    private ExtraArgs(String text) {
        Iterator<String> words = words(text).iterator();
        while (words.hasNext()) {
            take(words.next(), words);
        }
    }

    /** Reads all of them; what is none of dumpling's is {@link #unknown}. */
    public static ExtraArgs parse(String text) {
        return new ExtraArgs(text);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(unquoted(word));
            }
        }
        return words;
    }

    private static String unquoted(String word) {
        char first = word.charAt(0);
        boolean quoted =
                word.length() > 1
                        && (first == '"' || first == '\'')
                        && word.charAt(word.length() - 1) == first;
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private void take(String word, Iterator<String> rest) {
        if (word.startsWith("--")) {
            String[] parts = word.substring(2).split("=", 2);
            option(word, parts[0], parts.length > 1 ? parts[1] : null, rest);
        } else if (word.length() > 1 && word.startsWith("-")) {
            String value =
                    word.length() == 2 ? null : word.substring(word.charAt(2) == '=' ? 3 : 2);
            option(word, SHORT.getOrDefault(word.charAt(1), ""), value, rest);
        } else {
            unknown.add(word);
        }
    }

    private void option(String word, String name, String value, Iterator<String> rest) {
        if (!SWITCHES.contains(name) && !HARMLESS.contains(name) && !TELLING.contains(name)) {
            unknown.add(word);
        } else if (value != null) {
            options.put(name, value);
        } else if (SWITCHES.contains(name)) {
            options.put(name, "true");
        } else {
            options.put(name, rest.hasNext() ? rest.next() : "");
        }
    }

    /** What DM leaves out with a line in its log. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Whether other rows are wanted than without them. */
    public boolean choosesRows() {
        return options.keySet().stream().anyMatch(TELLING::contains)
                || options.getOrDefault("no-views", "true").equals("false");
    }

    Optional<Long> threads() {
        return number("threads");
    }

    Optional<Long> rows() {
        return number("rows");
    }

    private Optional<Long> number(String option) {
        String value = options.getOrDefault(option, "");
        return value.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
