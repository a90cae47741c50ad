package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** A YAML mapping in the order of the file; its keys are distinct. */
public record YamlMap(Place place, List<Entry> entries) implements YamlNode {

    public YamlMap {
        entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    /** A key, where it stands, and its value. */
    public record Entry(String key, Place place, YamlNode value) {}
}
