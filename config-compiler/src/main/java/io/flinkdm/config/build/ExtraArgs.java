package io.flinkdm.config.build;

import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.udf.filter.DumpTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code extra-args} of a dump: words of dumpling's command line. Most of them say how its files
 * look, which does not matter here; some choose rows. Immutable.
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

    private static final Set<String> KNOWN =
            Set.of(
                    "threads",
                    "filesize",
                    "statement-size",
                    "rows",
                    "consistency",
                    "database",
                    "tables-list",
                    "filter",
                    "where",
                    "snapshot",
                    "ca",
                    "cert",
                    "key");

    private static final Set<String> TLS = Set.of("ca", "cert", "key");

    /** All values of an option in their order; of most the last one counts. */
    private final Map<String, List<String>> options = new HashMap<>();

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
        if (!SWITCHES.contains(name) && !KNOWN.contains(name)) {
            unknown.add(word);
        } else if (value != null) {
            put(name, value);
        } else if (SWITCHES.contains(name)) {
            put(name, "true");
        } else {
            put(name, rest.hasNext() ? rest.next() : "");
        }
    }

    private void put(String name, String value) {
        options.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private Optional<String> last(String name) {
        List<String> values = options.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** What DM leaves out with a line in its log. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** What is asked for and not done here, with what to do instead; empty for none. */
    public Optional<String> refusal() {
        if (options.containsKey("snapshot")) {
            return Optional.of("--snapshot is a past state of a TiDB; leave it out");
        }
        if (options.keySet().stream().anyMatch(TLS::contains)) {
            return Optional.of(
                    "--ca, --cert and --key are of the dump's connections alone; write `security`"
                            + " in the source's `from`, for all connections to it");
        }
        if (last("no-views").filter("false"::equals).isPresent()) {
            return Optional.of("--no-views=false: views are not migrated; leave it out");
        }
        if (options.containsKey("tables-list") && options.containsKey("filter")) {
            return Optional.of("-T and -f both choose tables; give one of them");
        }
        if (last("consistency").isPresent() && consistency().isEmpty()) {
            return Optional.of(
                    "--consistency " + last("consistency").get() + ": auto, flush, lock or none");
        }
        return Optional.empty();
    }

    /** Which tables; what cannot be read as such is found by compiling it. */
    public DumpTables tables() {
        return new DumpTables(
                list("database"),
                list("tables-list"),
                options.getOrDefault("filter", List.of()).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private List<String> list(String name) {
        return options.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public Optional<String> where() {
        return last("where");
    }

    /** Size of a dump file as written. */
    public Optional<String> filesize() {
        return last("filesize");
    }

    /** Empty where not given, or none that a MySQL has. */
    Optional<Consistency> consistency() {
        if (last("no-locks").filter(word -> !word.equals("false")).isPresent()) {
            return Optional.of(Consistency.NONE);
        }
        String word = last("consistency").orElse("").toUpperCase(Locale.ROOT);
        return Arrays.stream(Consistency.values())
                .filter(choice -> choice.name().equals(word))
                .findFirst();
    }

    Optional<Long> threads() {
        return number("threads");
    }

    Optional<Long> rows() {
        return number("rows");
    }

    private Optional<Long> number(String option) {
        String value = last(option).orElse("");
        return value.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
