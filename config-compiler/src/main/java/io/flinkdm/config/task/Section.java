package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlList;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlMap.Entry;
import io.flinkdm.config.yaml.YamlNode;
import io.flinkdm.config.yaml.YamlScalar;
import io.flinkdm.udf.error.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A mapping of the file, asked key by key; the keys asked for are the known ones, and {@link
 * #close()} reports all others. A key not given answers {@code null} or an empty collection; a key
 * given with a wrong type is reported and answers the same. One thread.
 */
final class Section implements AutoCloseable {

    private final Place place;
    private final boolean nothing;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Scalars scalars;
    private final Problems problems;

    Section(YamlMap map, Problems problems) {
        this(map.place(), map, problems);
    }

    private Section(Place place, YamlMap map, Problems problems) {
        this.place = place;
        this.nothing = map == null;
        this.problems = problems;
        this.scalars = new Scalars(problems);
        if (map != null) {
            map.entries().forEach(entry -> entries.put(entry.key(), entry));
        }
    }

    Place place() {
        return place;
    }

    /** Whether the place holds no mapping, but nothing at all. */
    boolean isNothing() {
        return nothing;
    }

    Value<String> text(String key) {
        return scalar(key, scalars::text);
    }

    Value<Boolean> flag(String key) {
        return scalar(key, scalars::flag);
    }

    Value<Long> number(String key, Range range) {
        return scalar(key, value -> scalars.number(value, range));
    }

    Value<Double> decimal(String key) {
        return scalar(key, scalars::decimal);
    }

    /** As Go writes it, {@code 1h30m}. */
    Value<Duration> duration(String key) {
        return scalar(key, scalars::duration);
    }

    /** As people write it, {@code 1GiB}. */
    Value<Long> bytes(String key) {
        return scalar(key, scalars::bytes);
    }

    List<Value<String>> texts(String key) {
        return items(key)
                .map(item -> scalar(item, scalars::text))
                .filter(Objects::nonNull)
                .toList();
    }

    List<Value<Long>> numbers(String key, Range range) {
        return items(key)
                .map(item -> scalar(item, value -> scalars.number(value, range)))
                .filter(Objects::nonNull)
                .toList();
    }

    Map<String, Value<String>> textMap(String key) {
        Map<String, Value<String>> texts = new LinkedHashMap<>();
        for (Entry entry : mapping(key)) {
            Value<String> text = scalar(entry.value(), scalars::text);
            if (text != null) {
                texts.put(entry.key(), text);
            }
        }
        return texts;
    }

    <T> T section(String key, Function<Section, T> reader) {
        YamlNode value = value(key);
        return value == null || isNull(value) ? null : read(value, reader);
    }

    /** An item without a value is an empty section. */
    <T> List<T> sections(String key, Function<Section, T> reader) {
        return items(key)
                .map(item -> readOrNothing(item, reader))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A name without a value is an empty section. */
    <T> Map<String, T> named(String key, Function<Section, T> reader) {
        Map<String, T> named = new LinkedHashMap<>();
        for (Entry entry : mapping(key)) {
            T read = readOrNothing(entry.value(), reader);
            if (read != null) {
                named.put(entry.key(), read);
            }
        }
        return named;
    }

    /** A mapping whose content nobody looks at; true when it is given. */
    boolean anyMapping(String key) {
        mapping(key);
        return entries.containsKey(key);
    }

    /** Warns of a key that is given and does nothing. */
    void noEffect(Value<?> value, String why) {
        if (value != null) {
            problems.warn(value.place(), "has no effect: " + why);
        }
    }

    /** Warns of a key that is given and still does what it did. */
    void deprecated(Value<?> value, String instead) {
        if (value != null) {
            problems.warn(value.place(), "deprecated: " + instead);
        }
    }

    @Override
    public void close() {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                report(entry.place(), "unknown key" + NearestName.suggestion(entry.key(), known));
            }
        }
    }

    private YamlNode value(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    private <T> Value<T> scalar(String key, Function<YamlScalar, T> reader) {
        YamlNode value = value(key);
        return value == null ? null : scalar(value, reader);
    }

    private <T> Value<T> scalar(YamlNode node, Function<YamlScalar, T> reader) {
        if (!(node instanceof YamlScalar scalar)) {
            wrongType(node, "a single value");
            return null;
        }
        T value = reader.apply(scalar);
        return value == null ? null : new Value<>(value, scalar.place());
    }

    private Stream<YamlNode> items(String key) {
        YamlNode value = value(key);
        if (value instanceof YamlList list) {
            return list.items().stream();
        }
        if (value != null && !isNull(value)) {
            wrongType(value, "a list");
        }
        return Stream.empty();
    }

    private List<Entry> mapping(String key) {
        YamlNode value = value(key);
        if (value instanceof YamlMap map) {
            return map.entries();
        }
        if (value != null && !isNull(value)) {
            wrongType(value, "a mapping");
        }
        return List.of();
    }

    private <T> T read(YamlNode value, Function<Section, T> reader) {
        if (!(value instanceof YamlMap map)) {
            wrongType(value, "a mapping");
            return null;
        }
        try (Section section = new Section(map, problems)) {
            return reader.apply(section);
        }
    }

    private <T> T readOrNothing(YamlNode value, Function<Section, T> reader) {
        return isNull(value)
                ? reader.apply(new Section(value.place(), null, problems))
                : read(value, reader);
    }

    private void wrongType(YamlNode value, String expected) {
        report(value.place(), expected + " is expected, not " + value.kind());
    }

    private void report(Place at, String message) {
        problems.add(at, ErrorCode.CONFIG_YAML_TRANSFORM, message);
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }
}
