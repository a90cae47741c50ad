package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.udf.error.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the first document of a YAML file. Only plain values come out: no tag makes an object of
 * any class. Stateless.
 */
public final class YamlReader {

    private YamlReader() {}

    /**
     * The document; an empty mapping when there is none. What cannot be read is reported as 20018
     * or 20003.
     */
    public static YamlMap read(Path file, Problems problems) {
        Place top = Place.of(file.toString());
        try {
            return parse(top, Files.readString(file), problems);
        } catch (IOException e) {
            problems.add(top, ErrorCode.CONFIG_READ_CFG_FROM_FILE, "cannot be read: " + e);
            return new YamlMap(top, List.of());
        }
    }

    static YamlMap parse(Place top, String text, Problems problems) {
        Node root = compose(top, text, problems);
        if (root == null) {
            return new YamlMap(top, List.of());
        }
        YamlNode value = new NodeConverter(problems).convert(root, top);
        if (value instanceof YamlMap map) {
            return map;
        }
        if (!(value instanceof YamlScalar scalar && scalar.isNull())) {
            problems.add(
                    value.place(),
                    ErrorCode.CONFIG_YAML_TRANSFORM,
                    "a mapping of keys is expected, not " + value.kind());
        }
        return new YamlMap(top, List.of());
    }

    private static Node compose(Place top, String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
        Composer composer = new Composer(parser, new Resolver(), options);
        try {
            return composer.checkNode() ? composer.getNode() : null;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            Place place = new Place(top.file(), line, "");
            problems.add(place, ErrorCode.CONFIG_YAML_TRANSFORM, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            // its message quotes the text around the place, which may be a password
            problems.add(top, ErrorCode.CONFIG_YAML_TRANSFORM, "not YAML: characters not allowed");
        }
        return null;
    }
}
