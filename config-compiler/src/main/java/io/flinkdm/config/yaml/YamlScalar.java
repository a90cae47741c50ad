package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import java.util.Set;

/**
 * A single value, its text as written.
 *
 * @param quoted whether quotes or a tag make it a text whatever it looks like
 */
public record YamlScalar(Place place, String text, boolean quoted) implements YamlNode {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    public boolean isNull() {
        return !quoted && NULLS.contains(text);
    }

    @Override
    public String kind() {
        return isNull() ? "nothing" : quoted ? "a quoted text" : "a single value";
    }
}
