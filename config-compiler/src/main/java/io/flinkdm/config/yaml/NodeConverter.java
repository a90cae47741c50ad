package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlMap.Entry;
import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Parsed YAML to our values: resolves {@code <<}, finds repeated keys and loops. One thread. */
final class NodeConverter {

    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    NodeConverter(Problems problems) {
        this.problems = problems;
    }

    YamlNode convert(Node node, Place place) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, place);
        }
        if (!open.add(node)) {
            report(place, "an alias inside its own anchor");
            return new YamlScalar(place, "", false);
        }
        try {
            return node instanceof SequenceNode list
                    ? list(list, place)
                    : new YamlMap(place, List.copyOf(map((MappingNode) node, place).values()));
        } finally {
            open.remove(node);
        }
    }

    private static YamlScalar scalar(ScalarNode node, Place place) {
        boolean quoted =
                node.getScalarStyle() != ScalarStyle.PLAIN && node.getTag().equals(Tag.STR);
        return new YamlScalar(place, node.getValue(), quoted);
    }

    private YamlList list(SequenceNode node, Place place) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item, place.item(items.size(), line(item))));
        }
        return new YamlList(place, items);
    }

    private Map<String, Entry> map(MappingNode node, Place place) {
        Map<String, Entry> own = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report(place.key("?", line(tuple.getKeyNode())), "a key must be a single value");
            } else if (key.getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), place, merged);
            } else {
                put(own, entry(key, tuple.getValueNode(), place));
            }
        }
        merged.forEach(own::putIfAbsent);
        return own;
    }

    private Entry entry(ScalarNode key, Node value, Place place) {
        Place at = place.key(key.getValue(), line(key));
        return new Entry(key.getValue(), at, convert(value, at));
    }

    private void put(Map<String, Entry> entries, Entry entry) {
        Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            report(entry.place(), "given twice, first in line " + first.place().line());
        }
    }

    private void merge(Node value, Place place, Map<String, Entry> merged) {
        if (value instanceof MappingNode map && open.add(map)) {
            map(map, place).forEach(merged::putIfAbsent);
            open.remove(map);
        } else if (value instanceof SequenceNode list && open.add(list)) {
            list.getValue().forEach(item -> merge(item, place, merged));
            open.remove(list);
        } else {
            report(place.key("<<", line(value)), "only mappings can be merged");
        }
    }

    private void report(Place place, String message) {
        problems.add(place, ErrorCode.CONFIG_YAML_TRANSFORM, message);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
