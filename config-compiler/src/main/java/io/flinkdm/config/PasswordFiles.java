package io.flinkdm.config;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlList;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlNode;
import io.flinkdm.config.yaml.YamlReader;
import io.flinkdm.config.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which files a task or source file refers to for passwords, for those who copy configurations.
 * Stateless.
 */
public final class PasswordFiles {

    private static final String KEY = "password-file";

    private PasswordFiles() {}

    /** As written; relative ones are beside the file. None when the file is no YAML. */
    public static Set<String> names(Path file) {
        Set<String> names = new LinkedHashSet<>();
        YamlReader.read(file, new Problems()).ifPresent(map -> collect(map, names));
        return names;
    }

    private static void collect(YamlNode node, Set<String> names) {
        if (node instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                if (entry.key().equals(KEY) && entry.value() instanceof YamlScalar name) {
                    names.add(name.text());
                } else {
                    collect(entry.value(), names);
                }
            }
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> collect(item, names));
        }
    }
}
