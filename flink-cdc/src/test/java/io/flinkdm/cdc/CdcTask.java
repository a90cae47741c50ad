package io.flinkdm.cdc;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a task that copies one schema of a source into one of the target's.
 *
 * @param name of the task, and of the copy
 */
record CdcTask(String name, Path file, Path source) {

    static final String SOURCE_ID = "mysql-01";

    /** Chunks are small, so that there are some. */
    static CdcTask write(
            Path folder, String name, String mode, String schema, TestServer from, TestServer to)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve(name + ".yaml"),
                        """
                        name: %1$s
                        task-mode: %2$s
                        meta-schema: %1$s_meta
                        target-database: {host: %3$s, port: %4$d, user: root}
                        mysql-instances:
                          - source-id: %5$s
                            block-allow-list: one
                            route-rules: [copy]
                            mydumper: {rows: 100}
                            syncer: {checkpoint-flush-interval: 1}
                        block-allow-list:
                          one: {do-dbs: [%6$s]}
                        routes:
                          copy: {schema-pattern: %6$s, target-schema: %1$s}
                        """
                                .formatted(name, mode, to.host(), to.port(), SOURCE_ID, schema));
        Path source =
                Files.writeString(
                        folder.resolve(SOURCE_ID + ".yaml"),
                        """
                        source-id: %s
                        from: {host: %s, port: %d, user: root}
                        """
                                .formatted(SOURCE_ID, from.host(), from.port()));
        return new CdcTask(name, file, source);
    }

    String[] arguments() {
        return new String[] {"--task", file.toString(), "--source", source.toString()};
    }
}
