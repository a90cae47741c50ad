package io.flinkdm.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The output of a child process, for messages. Immutable. */
public record LogFile(Path path) {

    private static final int TAIL_LINES = 40;

    /** Everything written so far. */
    public String text() {
        try {
            // servers may print bytes that are not UTF-8; a message must not fail on them
            return Files.exists(path)
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, under the name of the file. */
    public String tail() {
        List<String> lines = text().lines().toList();
        return "--- "
                + path
                + "\n"
                + String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
