package io.flinkdm.config.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A commented file to start from. Each compiles as it is, a task together with the source. */
public enum Template {
    /** What most tasks need. */
    TASK("task.yaml"),
    /** Every key of a task. */
    ADVANCED_TASK("task-advanced.yaml"),
    SOURCE("source.yaml");

    private final String resource;

    Template(String resource) {
        this.resource = resource;
    }

    public String text() {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
