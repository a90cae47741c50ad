package io.flinkdm.job.it;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A task file and its source files, as a user writes them. One thread. */
final class TaskFiles {

    /** Who logs in. */
    record Account(String user, String password) {}

    private final Path folder;
    private final String name;
    private final List<Path> sources = new ArrayList<>();
    private final StringBuilder instances = new StringBuilder();
    private String head;

    private TaskFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    static TaskFiles of(Path folder, String name, String mode, TestServer target) {
        return of(folder, name, mode, Access.root(target));
    }

    static TaskFiles of(Path folder, String name, String mode, Access target) {
        TaskFiles files = new TaskFiles(folder, name);
        files.head =
                """
                name: %s
                task-mode: %s
                meta-schema: %s_meta
                target-database:
                %ssyncers:
                  often:
                    checkpoint-flush-interval: 1
                """
                        .formatted(name, mode, name, target.yaml());
        return files;
    }

    /** One more source; {@code more} is YAML of its instance, indented by four blanks. */
    TaskFiles source(String id, TestServer server, String more) throws IOException {
        return sourceAs(id, server, new Account(server.user(), server.password()), more);
    }

    /** As {@link #source}, logged in as somebody else. */
    TaskFiles sourceAs(String id, TestServer server, Account account, String more)
            throws IOException {
        return source(id, Access.root(server), more);
    }

    TaskFiles source(String id, Access access, String more) throws IOException {
        Path file = folder.resolve(id + ".yaml");
        Files.writeString(
                file, "source-id: %s\nenable-gtid: true\nfrom:\n%s".formatted(id, access.yaml()));
        sources.add(file);
        instances.append("  - source-id: ").append(id).append('\n');
        instances.append("    syncer-config-name: often\n").append(more);
        return this;
    }

    TaskFiles checkpointEvery(Duration interval) {
        head = head.replace("interval: 1\n", "interval: " + interval.toSeconds() + "\n");
        return this;
    }

    /** More of the task file, from the first column. */
    TaskFiles add(String yaml) {
        head += yaml;
        return this;
    }

    String name() {
        return name;
    }

    Path task() throws IOException {
        Path file = folder.resolve(name + ".yaml");
        return Files.writeString(file, head + "mysql-instances:\n" + instances);
    }

    List<Path> sources() {
        return List.copyOf(sources);
    }
}
