package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the task under test. Immutable. */
record TaskFiles(Path folder, Setup setup, String schema) {

    /**
     * Writes them; returns the arguments that name them.
     *
     * @param into the schema of the target
     * @param instance more lines of the source's entry in the task file
     */
    List<String> write(String mode, String into, String instance) throws IOException {
        Path task = Files.writeString(folder.resolve("task.yaml"), task(mode, into, instance));
        Path source = Files.writeString(folder.resolve("source.yaml"), source());
        return List.of("--task", task.toString(), "--source", source.toString());
    }

    private String task(String mode, String into, String instance) {
        TestServer target = setup.target();
        BenchOptions options = setup.options();
        return """
                name: bench-%s
                task-mode: %s
                meta-schema: %s_meta
                target-database:
                  host: "%s"
                  port: %d
                  user: %s
                  password: "%s"
                mysql-instances:
                  - source-id: bench
                    block-allow-list: bench
                    route-rules: [bench]
                %s    loader:
                      pool-size: %d
                    syncer:
                      worker-count: %d
                %sroutes:
                  bench: {schema-pattern: "%s", target-schema: "%s"}
                block-allow-list:
                  bench:
                    do-dbs: ["%s"]
                """
                .formatted(
                        mode,
                        mode,
                        into,
                        target.host(),
                        target.port(),
                        target.user(),
                        target.password(),
                        instance,
                        options.loadWorkers(),
                        options.workers(),
                        options.batch() == 0 ? "" : "      batch: " + options.batch() + "\n",
                        schema,
                        into,
                        schema);
    }

    private String source() {
        TestServer source = setup.source();
        return """
                source-id: bench
                enable-gtid: true
                from:
                  host: "%s"
                  port: %d
                  user: %s
                  password: "%s"
                """
                .formatted(source.host(), source.port(), source.user(), source.password());
    }
}
