package io.flinkdm.testkit.cases;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${name}} in a text; a name it does not know is an error. Immutable. */
public record Placeholders(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    public Placeholders {
        values = Map.copyOf(values);
    }

    public String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "unknown placeholder ${" + name + "}, known are " + values.keySet());
        }
        return value;
    }
}
