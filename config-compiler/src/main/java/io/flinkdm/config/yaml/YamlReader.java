package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.udf.error.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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
     * The document, an empty mapping when there is none. Nothing when the file is not readable
     * (20018), no YAML or no mapping (20003).
     */
    public static Optional<YamlMap> read(Path file, Problems problems) {
        Place top = Place.of(file.toString());
        try {
            return parse(top, Files.readString(file), problems);
        } catch (IOException e) {
            problems.add(top, ErrorCode.CONFIG_READ_CFG_FROM_FILE, reason(e));
            return Optional.empty();
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof CharacterCodingException
                ? "the file is not UTF-8"
                : "cannot be read: " + e;
    }

    static Optional<YamlMap> parse(Place top, String text, Problems problems) {
        Composer composer = composer(text);
        try {
            return composer.checkNode()
                    ? mapping(
                            new NodeConverter(problems).convert(composer.getNode(), top), problems)
                    : Optional.of(new YamlMap(top, List.of()));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            Place place = new Place(top.file(), line, "");
            problems.add(place, ErrorCode.CONFIG_YAML_TRANSFORM, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            // its message quotes the text around the place, which may be a password
            problems.add(top, ErrorCode.CONFIG_YAML_TRANSFORM, "not YAML: characters not allowed");
        }
        return Optional.empty();
    }

    private static Composer composer(String text) {
        LoaderOptions options = new LoaderOptions();
        ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
        return new Composer(parser, new Resolver(), options);
    }

    private static Optional<YamlMap> mapping(YamlNode value, Problems problems) {
        if (value instanceof YamlMap map) {
            return Optional.of(map);
        }
        if (value instanceof YamlScalar scalar && scalar.isNull()) {
            return Optional.of(new YamlMap(value.place(), List.of()));
        }
        problems.add(
                value.place(),
                ErrorCode.CONFIG_YAML_TRANSFORM,
                "a mapping of keys is expected, not " + value.kind());
        return Optional.empty();
    }
}
