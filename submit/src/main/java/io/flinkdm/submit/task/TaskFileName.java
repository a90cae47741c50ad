package io.flinkdm.submit.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * DM's reading of {@code <task-name | task-file>}: a value ending in {@code .yaml} or {@code .yml}
 * that can be read stands for the {@code name} in it, everything else for itself. Stateless.
 */
final class TaskFileName {

    private TaskFileName() {}

    /** Whether it may name a file. */
    static boolean isFile(String argument) {
        return argument.endsWith(".yaml") || argument.endsWith(".yml");
    }

    static String of(String argument) {
        if (!isFile(argument)) {
            return argument;
        }
        try (InputStream file = Files.newInputStream(Path.of(argument))) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Object name = document instanceof Map<?, ?> map ? map.get("name") : null;
            return name == null ? argument : name.toString();
        } catch (IOException | InvalidPathException | YAMLException e) {
            return argument;
        }
    }
}
