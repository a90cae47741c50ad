package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** A YAML sequence. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
