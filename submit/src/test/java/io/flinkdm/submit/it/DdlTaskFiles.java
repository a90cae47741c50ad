package io.flinkdm.submit.it;

import io.flinkdm.submit.it.TaskOnDisk.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files of a task that copies every schema of some worlds under another name. Immutable. */
record DdlTaskFiles(String name, boolean gtids) {

    TaskOnDisk write(Path folder, Account from, Account to, List<DdlWorld> worlds)
            throws IOException {
        List<String> schemas = worlds.stream().flatMap(w -> w.schemas().stream()).toList();
        Path source = folder.resolve(name + "-source.yaml");
        Path task = folder.resolve(name + ".yaml");
        Files.writeString(
                source,
                "source-id: mysql-01\nenable-gtid: %s\nfrom:\n%s".formatted(gtids, account(from)));
        Files.writeString(task, head(to, schemas) + routes(schemas));
        return new TaskOnDisk(name, task, List.of(source));
    }

    private static String account(Account account) {
        return "  host: %s\n  port: %d\n  user: %s\n  password: \"%s\"\n"
                .formatted(account.host(), account.port(), account.user(), account.password());
    }

    private String head(Account to, List<String> schemas) {
        return """
                name: %1$s
                task-mode: all
                meta-schema: %1$s_meta
                target-database:
                %2$smysql-instances:
                  - source-id: mysql-01
                    block-allow-list: worlds
                    route-rules: [%3$s]
                    syncer-config-name: often
                block-allow-list:
                  worlds:
                    do-dbs: [%3$s]
                syncers:
                  often:
                    checkpoint-flush-interval: 1
                    worker-count: 4
                """
                .formatted(name, account(to), String.join(", ", schemas));
    }

    private static String routes(List<String> schemas) {
        return schemas.stream()
                .map(
                        schema ->
                                "  %1$s:\n    schema-pattern: %1$s\n    target-schema: %2$s\n"
                                        .formatted(schema, DdlWorld.copyOf(schema)))
                .collect(Collectors.joining("", "routes:\n", ""));
    }
}
