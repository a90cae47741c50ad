package io.flinkdm.testkit;

import io.flinkdm.testkit.cases.Expectation;
import io.flinkdm.testkit.cases.Placeholders;
import io.flinkdm.testkit.cases.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A migration written down as a folder, on servers of one run:
 *
 * <ul>
 *   <li>{@code task.yaml} and {@code source*.yaml} as a user writes them
 *   <li>{@code prepare.SOURCE.sql} runs on that source before the task starts, {@code
 *       increment.SOURCE.sql} while it runs; either may be absent
 *   <li>{@code expect.txt}: {@link Expectation}s, which hold when the task has caught up
 * </ul>
 *
 * In each file {@code ${SOURCE.host}}, {@code .port}, {@code .user} and {@code .password} stand for
 * a source's address, {@code ${target.host}} and so on for the target's, and {@code ${run}} for a
 * word that is new in each run, to be put into names of databases. Who starts the job is the
 * caller's affair. One thread at a time.
 */
public final class MigrationCase {

    private final Path folder;
    private final Map<String, TestServer> sources;
    private final TestServer target;
    private final Placeholders placeholders;

    private MigrationCase(
            Path folder, Map<String, TestServer> sources, TestServer target, String run) {
        this.folder = folder;
        this.sources = Map.copyOf(sources);
        this.target = target;
        Map<String, String> values = new HashMap<>();
        sources.forEach((name, server) -> values.putAll(address(name, server)));
        values.putAll(address("target", target));
        values.put("run", run);
        this.placeholders = new Placeholders(values);
    }

    /**
     * Puts a case on servers.
     *
     * @param sources by the names the case's files use
     * @param run the word {@code ${run}} stands for
     */
    public static MigrationCase of(
            Path folder, Map<String, TestServer> sources, TestServer target, String run) {
        return new MigrationCase(folder, sources, target, run);
    }

    private static Map<String, String> address(String name, TestServer server) {
        return Map.of(
                name + ".host", server.host(),
                name + ".port", String.valueOf(server.port()),
                name + ".user", server.user(),
                name + ".password", server.password());
    }

    /** Writes the task file into a folder, with the placeholders filled. */
    public Path writeTask(Path into) throws IOException {
        return write(folder.resolve("task.yaml"), into);
    }

    /** Writes the source files into a folder, with the placeholders filled. */
    public List<Path> writeSources(Path into) throws IOException {
        List<Path> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.getFileName().toString().matches("source.*\\.yaml")) {
                    written.add(write(file, into));
                }
            }
        }
        return written;
    }

    private Path write(Path file, Path into) throws IOException {
        return Files.writeString(into.resolve(file.getFileName()), read(file));
    }

    private String read(Path file) throws IOException {
        return placeholders.fill(Files.readString(file));
    }

    /** Runs the scripts {@code prepare.SOURCE.sql}. */
    public void prepare() throws IOException, SQLException {
        runScripts("prepare");
    }

    /** Runs the scripts {@code increment.SOURCE.sql}. */
    public void increment() throws IOException, SQLException {
        runScripts("increment");
    }

    private void runScripts(String phase) throws IOException, SQLException {
        for (Map.Entry<String, TestServer> source : sources.entrySet()) {
            Path script = folder.resolve(phase + "." + source.getKey() + ".sql");
            if (Files.exists(script)) {
                try (Connection connection = source.getValue().connect()) {
                    SqlScript.parse(read(script)).run(connection);
                }
            }
        }
    }

    /** What does not hold, for people; empty when everything does. */
    public List<String> unmet() throws IOException, SQLException {
        List<String> unmet = new ArrayList<>();
        for (Expectation expectation : Expectation.parse(read(folder.resolve("expect.txt")))) {
            String complaint =
                    expectation instanceof Expectation.SameTable same
                            ? compare(same)
                            : ask((Expectation.QueryResult) expectation);
            if (!complaint.isEmpty()) {
                unmet.add(complaint);
            }
        }
        return unmet;
    }

    private String compare(Expectation.SameTable same) throws SQLException {
        TestServer source = sources.get(same.source());
        if (source == null) {
            throw new IllegalArgumentException("no source " + same.source());
        }
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            Differences differences =
                    TableDiff.compare(left, same.sourceTable(), right, same.targetTable());
            return differences.isEmpty() ? "" : same.targetTable() + ": " + differences;
        }
    }

    private String ask(Expectation.QueryResult expected) throws SQLException {
        List<String> rows;
        try (Connection connection = target.connect()) {
            rows = rows(connection, expected.sql());
        } catch (SQLSyntaxErrorException notThereYet) {
            rows = List.of(String.valueOf(notThereYet.getMessage()));
        }
        return rows.equals(expected.rows())
                ? ""
                : expected.sql() + ": " + rows + " instead of " + expected.rows();
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
