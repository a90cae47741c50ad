package io.flinkdm.testkit;

import io.flinkdm.testkit.process.ChildProcess;
import io.flinkdm.testkit.process.FreePorts;
import io.flinkdm.testkit.provision.Programs;
import io.flinkdm.testkit.provision.ServerProgram;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table being altered by gh-ost or pt-online-schema-change, on a MySQL 5.7: on 8.0.15 the one
 * hangs and the other refuses to start. The copy is held back until {@link #release}, if it is to
 * be. One thread.
 */
public final class SchemaChange implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The tools. */
    public enum Tool {
        GH_OST("gho"),
        PT_ONLINE_SCHEMA_CHANGE("new");

        private final String ending;

        Tool(String ending) {
            this.ending = ending;
        }

        /** The name of a table's working copy. */
        public String shadow(String table) {
            return "_" + table + "_" + ending;
        }
    }

    private final ChildProcess process;
    private final Path flag;
    private final Path socket;

    private SchemaChange(ChildProcess process, Path flag, Path socket) {
        this.process = process;
        this.flag = flag;
        this.socket = socket;
    }

    /** Starts altering; the copy is made and exchanged as fast as it goes. */
    public static SchemaChange start(
            Tool tool, TestSchema schema, String table, String alter, Path folder)
            throws IOException, UnavailableException {
        return start(tool, schema, table, alter, folder, false);
    }

    /** Starts altering; the tables are not exchanged before {@link #release}. */
    public static SchemaChange held(
            Tool tool, TestSchema schema, String table, String alter, Path folder)
            throws IOException, UnavailableException {
        return start(tool, schema, table, alter, folder, true);
    }

    private static SchemaChange start(
            Tool tool, TestSchema schema, String table, String alter, Path folder, boolean held)
            throws IOException, UnavailableException {
        Programs programs = new Programs(line -> System.out.println("[testkit] " + line));
        boolean ghost = tool == Tool.GH_OST;
        ServerProgram program = ghost ? programs.ghost() : programs.ptOnlineSchemaChange();
        Path own = Files.createTempDirectory(folder, "change");
        Path flag = own.resolve("hold");
        if (held) {
            Files.createFile(flag);
        }
        Path socket = own.resolve("s");
        List<String> command = new ArrayList<>(program.command());
        command.addAll(
                ghost ? ghost(schema, table, alter, socket) : percona(schema, table, alter, flag));
        if (ghost && held) {
            // Named, it is made by gh-ost itself.
            command.add("--postpone-cut-over-flag-file=" + flag);
        }
        Map<String, String> environment = new HashMap<>(program.environment());
        if (!ghost) {
            environment.putAll(shortNaps(own));
        }
        ChildProcess process =
                ChildProcess.start(command, environment, own, own.resolve("tool.log"));
        return new SchemaChange(process, flag, socket);
    }

    /** It looks once a minute whether the file that holds it is still there. */
    private static Map<String, String> shortNaps(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("ShortNaps.pm"),
                "package ShortNaps;\n"
                        + "BEGIN { *CORE::GLOBAL::sleep = sub { select(undef, undef, undef, 0.2) } }\n"
                        + "1;\n");
        return Map.of("PERL5OPT", "-I" + folder + " -MShortNaps");
    }

    private static List<String> ghost(TestSchema schema, String table, String alter, Path socket) {
        return List.of(
                "--host=" + schema.server().host(),
                "--port=" + schema.server().port(),
                "--user=" + schema.server().user(),
                "--database=" + schema.name(),
                "--table=" + table,
                "--alter=" + alter,
                "--allow-on-master",
                "--assume-rbr",
                "--approve-renamed-columns",
                "--initially-drop-ghost-table",
                "--initially-drop-old-table",
                "--ok-to-drop-table",
                "--chunk-size=500",
                "--default-retries=120",
                "--replica-server-id=" + (100_000 + FreePorts.next()),
                "--serve-socket-file=" + socket,
                "--execute");
    }

    private static List<String> percona(TestSchema schema, String table, String alter, Path flag) {
        return List.of(
                "--alter",
                alter,
                "--execute",
                "--no-check-replication-filters",
                "--no-check-alter",
                "--no-check-unique-key-change",
                "--recursion-method=none",
                "--max-load",
                "",
                "--critical-load",
                "",
                "--tries=swap_tables:100:0.2,create_triggers:100:0.2,drop_triggers:100:0.2,"
                        + "copy_rows:1000:0.05",
                "--chunk-size=500",
                "--pause-file=" + flag,
                "D="
                        + schema.name()
                        + ",t="
                        + table
                        + ",h="
                        + schema.server().host()
                        + ",P="
                        + schema.server().port()
                        + ",u="
                        + schema.server().user());
    }

    /** Lets the tables be exchanged. */
    public void release() throws IOException {
        Files.deleteIfExists(flag);
    }

    /** {@code kill -9}: what it has made stays where it is. */
    public void kill() {
        process.kill();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its output so far. */
    public String log() {
        return process.log().text();
    }

    /**
     * Waits until it has ended well.
     *
     * @throws IllegalStateException with its output, when it has not
     */
    public SchemaChange done() {
        int code = process.await(PATIENCE);
        if (code != 0) {
            throw new IllegalStateException("ends with " + code + "\n" + log());
        }
        return this;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.kill();
        }
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
