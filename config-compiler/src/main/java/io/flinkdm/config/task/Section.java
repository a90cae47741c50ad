package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlList;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlMap.Entry;
import io.flinkdm.config.yaml.YamlNode;
import io.flinkdm.config.yaml.YamlScalar;
import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A mapping of the file, asked key by key; the keys asked for are the known ones, and {@link
 * #close()} reports all others. A key not given answers {@code null} or an empty collection; a key
 * given with a wrong type is reported and answers the same. One thread.
 */
final class Section implements AutoCloseable {

    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Problems problems;

    Section(YamlMap map, Problems problems) {
        this.place = map.place();
        this.problems = problems;
        map.entries().forEach(entry -> entries.put(entry.key(), entry));
    }

    Place place() {
        return place;
    }

    /** Where a key stands; the section where it is not given. */
    Place place(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.place();
    }

    /** An empty text where the key is given without a value. */
    Text text(String key) {
        YamlNode value = value(key);
        return value == null ? null : text(value);
    }

    Boolean flag(String key) {
        YamlScalar value = scalar(key);
        return value == null ? null : Scalars.flag(value, problems);
    }

    /** Within {@code range}; 0 where the key is given without a value. */
    Long number(String key, Range range) {
        YamlScalar value = scalar(key);
        return value == null ? null : Scalars.number(value, range, problems);
    }

    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            Text text = text(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    <T> T section(String key, Function<Section, T> reader) {
        YamlNode value = value(key);
        return value == null || isNull(value) ? null : read(value, reader);
    }

    /** Items without a value answer {@code null}. */
    <T> List<T> sections(String key, Function<Section, T> reader) {
        List<T> sections = new ArrayList<>();
        for (YamlNode item : items(key)) {
            sections.add(isNull(item) ? null : read(item, reader));
        }
        return sections;
    }

    /** Named sections; a name without a value is an empty one. */
    <T> Map<String, T> named(String key, Function<Section, T> reader) {
        Map<String, T> named = new LinkedHashMap<>();
        for (Entry entry : mapping(key)) {
            YamlNode value = entry.value();
            YamlNode section = isNull(value) ? new YamlMap(value.place(), List.of()) : value;
            T read = read(section, reader);
            if (read != null) {
                named.put(entry.key(), read);
            }
        }
        return named;
    }

    Map<String, Text> textMap(String key) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (Entry entry : mapping(key)) {
            Text text = text(entry.value());
            if (text != null) {
                texts.put(entry.key(), text);
            }
        }
        return texts;
    }

    /** DM's keys without a counterpart here so far: refused, unless they say nothing. */
    void notYet(String... keys) {
        for (String key : keys) {
            YamlNode value = value(key);
            if (value != null && !isNull(value)) {
                problems.add(
                        place(key),
                        ErrorCode.UNSUPPORTED_YET,
                        "not supported yet: " + key + " (line " + place(key).line() + ")");
            }
        }
    }

    @Override
    public void close() {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                problems.add(
                        entry.place(),
                        ErrorCode.CONFIG_YAML_TRANSFORM,
                        "unknown key" + NearestName.suggestion(entry.key(), known));
            }
        }
    }

    private YamlNode value(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    private YamlScalar scalar(String key) {
        YamlNode value = value(key);
        return value == null ? null : scalar(value);
    }

    private YamlScalar scalar(YamlNode value) {
        if (value instanceof YamlScalar scalar) {
            return scalar;
        }
        wrongType(value, "a single value");
        return null;
    }

    private Text text(YamlNode value) {
        YamlScalar scalar = scalar(value);
        return scalar == null
                ? null
                : new Text(scalar.isNull() ? "" : scalar.text(), scalar.place());
    }

    private List<YamlNode> items(String key) {
        YamlNode value = value(key);
        if (value instanceof YamlList list) {
            return list.items();
        }
        if (value != null && !isNull(value)) {
            wrongType(value, "a list");
        }
        return List.of();
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

    private void wrongType(YamlNode value, String expected) {
        problems.add(
                value.place(),
                ErrorCode.CONFIG_YAML_TRANSFORM,
                expected + " is expected, not " + value.kind());
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }
}
