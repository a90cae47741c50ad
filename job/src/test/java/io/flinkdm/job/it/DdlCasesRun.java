package io.flinkdm.job.it;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.SchemaDiff;
import io.flinkdm.testkit.TestServer;
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
import java.util.stream.Collectors;

/** One task that carries over the statements of many cases, each in schemas of its own. */
final class DdlCasesRun implements AutoCloseable {

    /** The case whose schemas have no table before the task starts. */
    private static final String EMPTY = "empty-schema";

    private final List<DdlCase> cases;
    private final TestServer source;
    private final TestServer target;
    private final Map<DdlCase, String> refused = new HashMap<>();
    private EmbeddedTask task;

    private DdlCasesRun(List<DdlCase> cases, TestServer source, TestServer target) {
        this.cases = cases;
        this.source = source;
        this.target = target;
    }

    /** Returns when every case has sent all of its statements. */
    static DdlCasesRun start(List<DdlCase> cases, TestServer source, TestServer target, Path folder)
            throws Exception {
        DdlCasesRun run = new DdlCasesRun(cases, source, target);
        source.execute(
                "CREATE DATABASE ddl_loaded",
                "CREATE TABLE ddl_loaded.t (id INT PRIMARY KEY)",
                "INSERT INTO ddl_loaded.t VALUES (1)");
        for (DdlCase one : cases) {
            for (String schema : List.of(one.schema() + "_a", one.schema() + "_b")) {
                source.execute("CREATE DATABASE " + schema);
                if (!one.name().equals(EMPTY)) {
                    source.execute("CREATE TABLE " + schema + ".first (id INT PRIMARY KEY)");
                }
            }
            run.send(one, one.before());
        }
        run.task = EmbeddedTask.start(files(cases, source, target, folder), folder, Setting.PLAIN);
        // Once the table is read, the second row comes by the binlog, and that when all is loaded.
        Tables.awaitEqual(source, "ddl_loaded.t", target, "ddl_loaded.t");
        source.execute("INSERT INTO ddl_loaded.t VALUES (2)");
        Tables.awaitEqual(source, "ddl_loaded.t", target, "ddl_loaded.t");
        for (DdlCase one : cases) {
            run.send(one, one.after());
        }
        return run;
    }

    private static TaskFiles files(
            List<DdlCase> cases, TestServer source, TestServer target, Path folder)
            throws Exception {
        List<String> schemas =
                cases.stream()
                        .flatMap(one -> List.of(one.schema() + "_a", one.schema() + "_b").stream())
                        .toList();
        String names = String.join(", ", schemas);
        return TaskFiles.of(folder, "ddl_cases", "all", target)
                .source(
                        "mysql-01",
                        source,
                        "    block-allow-list: cases\n    route-rules: [" + names + "]\n")
                .add("block-allow-list:\n  cases:\n    do-dbs: [ddl_loaded, " + names + "]\n")
                .add(
                        schemas.stream()
                                .map(DdlCasesRun::route)
                                .collect(Collectors.joining("", "routes:\n", "")));
    }

    private static String route(String schema) {
        return "  %1$s:\n    schema-pattern: %1$s\n    target-schema: %1$s_copy\n"
                .formatted(schema);
    }

    private void send(DdlCase one, List<DdlCase.Step> steps) throws SQLException {
        try (Connection left = source.connect();
                Connection right = target.connect();
                Statement onSource = left.createStatement();
                Statement onTarget = right.createStatement()) {
            onSource.execute("USE " + one.schema() + "_a");
            for (DdlCase.Step step : steps) {
                (step.onTarget() ? onTarget : onSource)
                        .execute(filled(one, step.sql(), step.onTarget() ? "_copy" : ""));
            }
        } catch (SQLException e) {
            refused.put(one, e.getMessage());
        }
    }

    private static String filled(DdlCase one, String sql, String suffix) {
        return sql.replace("{a}", one.schema() + "_a" + suffix)
                .replace("{b}", one.schema() + "_b" + suffix);
    }

    /** Without the task nothing comes, and nobody need wait for it. */
    void assertRuns() {
        task.assertRuns();
    }

    /** What is not as it is to be; empty when all is. */
    List<String> unmet(DdlCase one) throws SQLException {
        List<String> lines = new ArrayList<>();
        if (refused.containsKey(one)) {
            return List.of("refused: " + refused.get(one));
        }
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            if (one.expected().isEmpty()) {
                for (String schema : List.of(one.schema() + "_a", one.schema() + "_b")) {
                    lines.addAll(SchemaDiff.compare(left, schema, right, schema + "_copy"));
                }
            }
            for (DdlCase.Answer expected : one.expected()) {
                String row = row(right, filled(one, expected.query(), "_copy"));
                if (!row.equals(expected.row())) {
                    lines.add(expected + ", not " + row);
                }
            }
        }
        return lines;
    }

    private static String row(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return String.join("|", values);
        } catch (SQLSyntaxErrorException notThereYet) {
            return String.valueOf(notThereYet.getMessage());
        }
    }

    @Override
    public void close() throws Exception {
        task.close();
        for (DdlCase one : cases) {
            for (String schema : List.of(one.schema() + "_a", one.schema() + "_b")) {
                source.execute("DROP DATABASE IF EXISTS " + schema);
                target.execute("DROP DATABASE IF EXISTS " + schema + "_copy");
            }
        }
        source.execute("DROP DATABASE ddl_loaded");
        target.execute(
                "DROP DATABASE IF EXISTS ddl_loaded", "DROP DATABASE IF EXISTS ddl_cases_meta");
    }
}
