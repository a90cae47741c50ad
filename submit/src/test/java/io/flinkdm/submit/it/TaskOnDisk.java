package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A task's files as a user writes them: one source, one schema of it copied under another name.
 * Immutable.
 */
record TaskOnDisk(String name, Path file, List<Path> sources) {

    static final String SOURCE_ID = "mysql-01";

    /** Writes the files. */
    static TaskOnDisk write(Path folder, Copy copy) throws IOException {
        Path sourceFile = folder.resolve(copy.task() + "-source.yaml");
        Path taskFile = folder.resolve(copy.task() + ".yaml");
        Files.writeString(sourceFile, source(copy));
        Files.writeString(taskFile, task(copy));
        return new TaskOnDisk(copy.task(), taskFile, List.of(sourceFile));
    }

    private static String source(Copy copy) {
        return """
                source-id: %s
                enable-gtid: %s
                from:
                  host: %s
                  port: %d
                  user: %s
                  password: "%s"
                """
                .formatted(
                        SOURCE_ID,
                        copy.gtids(),
                        copy.from().host(),
                        copy.from().port(),
                        copy.from().user(),
                        copy.from().password());
    }

    private static String task(Copy copy) {
        return """
                name: %s
                task-mode: %s
                meta-schema: %s
                target-database:
                  host: %s
                  port: %d
                  user: %s
                  password: "%s"
                mysql-instances:
                  - source-id: %s
                    block-allow-list: one
                    route-rules: [copy]
                    loader-config-name: lanes
                    syncer-config-name: often
                block-allow-list:
                  one:
                    do-dbs: [%s]
                routes:
                  copy:
                    schema-pattern: %s
                    target-schema: %s
                loaders:
                  lanes:
                    pool-size: %d
                syncers:
                  often:
                    checkpoint-flush-interval: 1
                    worker-count: %d
                """
                .formatted(
                        copy.task(),
                        copy.mode(),
                        copy.metaSchema(),
                        copy.to().host(),
                        copy.to().port(),
                        copy.to().user(),
                        copy.to().password(),
                        SOURCE_ID,
                        copy.schema(),
                        copy.schema(),
                        copy.copySchema(),
                        copy.lanes(),
                        copy.lanes());
    }

    /**
     * What a task copies, and as whom.
     *
     * @param gtids {@code enable-gtid} of the source
     * @param lanes connections that load, and as many that follow
     */
    record Copy(
            String task,
            String mode,
            String metaSchema,
            String schema,
            String copySchema,
            Account from,
            Account to,
            boolean gtids,
            int lanes) {

        Copy mode(String other) {
            return new Copy(task, other, metaSchema, schema, copySchema, from, to, gtids, lanes);
        }

        Copy from(Account other) {
            return new Copy(task, mode, metaSchema, schema, copySchema, other, to, gtids, lanes);
        }

        Copy to(Account other) {
            return new Copy(task, mode, metaSchema, schema, copySchema, from, other, gtids, lanes);
        }

        Copy gtids(boolean other) {
            return new Copy(task, mode, metaSchema, schema, copySchema, from, to, other, lanes);
        }

        Copy lanes(int other) {
            return new Copy(task, mode, metaSchema, schema, copySchema, from, to, gtids, other);
        }
    }

    /** Where and as whom to log in. */
    record Account(String host, int port, String user, String password) {

        static Account root(TestServer server) {
            return new Account(server.host(), server.port(), server.user(), server.password());
        }

        Account as(String otherUser, String otherPassword) {
            return new Account(host, port, otherUser, otherPassword);
        }

        Account port(int other) {
            return new Account(host, other, user, password);
        }
    }
}
