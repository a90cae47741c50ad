package io.flinkdm.submit.demo;

import io.flinkdm.submit.task.TaskFiles;
import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the demo's task and source file, as a user would. Stateless. */
final class DemoFiles {

    static final String TASK = "shop-demo";
    static final String SOURCE_ID = "mysql-shop";

    private DemoFiles() {}

    static TaskFiles write(Path folder, TestServer source, TestServer target) throws IOException {
        Path sourceFile = folder.resolve("source.yaml");
        Path taskFile = folder.resolve("task.yaml");
        Files.writeString(sourceFile, source(source));
        Files.writeString(taskFile, task(target));
        return new TaskFiles(taskFile, List.of(sourceFile));
    }

    private static String source(TestServer source) {
        return """
                source-id: %s
                from:
                  host: %s
                  port: %d
                  user: %s
                  password: "%s"
                """
                .formatted(
                        SOURCE_ID, source.host(), source.port(), source.user(), source.password());
    }

    private static String task(TestServer target) {
        return """
                name: %s
                task-mode: all
                target-database:
                  host: %s
                  port: %d
                  user: %s
                  password: "%s"
                mysql-instances:
                  - source-id: %s
                    block-allow-list: shop-only
                    route-rules: [catalog, copy]
                    syncer-config-name: often
                block-allow-list:
                  shop-only:
                    do-dbs: [shop]
                    ignore-tables:
                      - db-name: shop
                        tbl-name: session_log
                routes:
                  copy:
                    schema-pattern: shop
                    target-schema: shop_copy
                  catalog:
                    schema-pattern: shop
                    table-pattern: product
                    target-schema: shop_copy
                    target-table: catalog
                syncers:
                  often:
                    checkpoint-flush-interval: 1
                """
                .formatted(
                        TASK,
                        target.host(),
                        target.port(),
                        target.user(),
                        target.password(),
                        SOURCE_ID);
    }
}
