package io.flinkdm.config;

import io.flinkdm.config.build.NamedFiles;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlList;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlNode;
import io.flinkdm.config.yaml.YamlReader;
import io.flinkdm.config.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which files a task or source file refers to, for passwords and for TLS, for those who copy
 * configurations. Stateless.
 */
public final class ReferencedFiles {

    private static final Set<String> KEYS =
            Set.of("password-file", "ssl-ca", "ssl-cert", "ssl-key");

    private ReferencedFiles() {}

    /** Relative names as written, and the files they stand for. None when the file is no YAML. */
    public static Map<String, Path> relative(Path file) {
        Set<String> names = new LinkedHashSet<>();
        YamlReader.read(file, new Problems()).ifPresent(map -> collect(map, names));
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : names) {
            if (!name.isEmpty() && !Path.of(name).isAbsolute()) {
                NamedFiles.find(file, name).ifPresent(found -> files.put(name, found));
            }
        }
        return files;
    }

    private static void collect(YamlNode node, Set<String> names) {
        if (node instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                if (KEYS.contains(entry.key()) && entry.value() instanceof YamlScalar name) {
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
