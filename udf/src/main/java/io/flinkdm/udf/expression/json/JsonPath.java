package io.flinkdm.udf.expression.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path without wildcards, such as {@code $.a."b c"[0]}. Immutable.
 *
 * <p>Source: MySQL manual, JSON path syntax.
 */
public final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile(
                    "\\s*(?:\\.\\s*(?:([A-Za-z_$][A-Za-z0-9_$]*)|\"((?:[^\"\\\\]|\\\\.)*)\")"
                            + "|\\[\\s*(\\d{1,9})\\s*\\])");

    /** A member by its name or, where that is null, an element by its place. */
    private record Step(String member, int element) {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Empty when it is no path or one with wildcards. */
    public static Optional<JsonPath> of(String text) {
        String path = text.strip();
        if (!path.startsWith("$")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 1;
        while (at < path.length()) {
            if (!matcher.region(at, path.length()).lookingAt()) {
                return Optional.empty();
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return Optional.of(new JsonPath(steps));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(3) != null) {
            return new Step(null, Integer.parseInt(matcher.group(3)));
        }
        String name = matcher.group(1);
        return new Step(name != null ? name : JsonText.unescaped(matcher.group(2)), -1);
    }

    /** The part of a document that the path leads to, as spelled there; null when there is none. */
    public String in(String document) {
        JsonText text = new JsonText(document);
        for (Step step : steps) {
            boolean found =
                    step.member() != null
                            ? text.enterMember(step.member())
                            : text.enterElement(step.element());
            if (!found) {
                return null;
            }
        }
        return text.value();
    }
}
