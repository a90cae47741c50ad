package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.it.ValueTables;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.binlog.ColumnValues;
import io.flinkdm.job.source.binlog.ColumnValues.Line;
import io.flinkdm.job.target.TableToCreate;
import io.flinkdm.job.target.TargetTableCreation;
import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every type and value of a server's tables, created and written on TiDB: loaded and deleted,
 * inserted, changed to another value and back, and deleted, found by a number, by the value as the
 * key, and by all columns. That the binlog brings the same rows as these is tested beside its
 * decoder.
 */
class WrittenValuesIT {

    private static final List<String> FILES =
            List.of("column-values.txt", "charset-values.txt", "more-values.txt");
    private static final String DATABASE = "CREATE DATABASE `a`";

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    private final List<String> differences = new ArrayList<>();
    private WriterFixture writer;
    private long offset = 100;

    @EachSource(ServerKind.MYSQL_80)
    void stayWhatTheyAre(TestServer source) throws Exception {
        assertStay(source);
    }

    /** With {@code -Dvalues.servers=all}. */
    @EachSource({
        ServerKind.MYSQL_57,
        ServerKind.MYSQL_9,
        ServerKind.MARIADB_101,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    @EnabledIfSystemProperty(named = "values.servers", matches = "all")
    void stayWhatTheyAreOnOtherServers(TestServer source) throws Exception {
        assertStay(source);
    }

    private void assertStay(TestServer source) throws Exception {
        ValueTables tables = new ValueTables(lines(source.kind()));
        try (TestSchema schema = TestSchema.create(source, "written");
                Connection left = schema.connect();
                Connection right = tidb.connect()) {
            String name = schema.name();
            execute(left, "SET time_zone = '+00:00', sql_mode = ''");
            tables.create(left);
            tables.fill(left);
            execute(right, "CREATE DATABASE " + name, "USE " + name);
            execute(right, tables.forTarget().toArray(String[]::new));
            writer = WriterFixture.on(tidb.host(), tidb.port(), name, 2, 100);
            try {
                write(schema, tables, left, right);
            } finally {
                writer.close();
                execute(right, "DROP DATABASE " + name);
            }
            assertThat(differences).isEmpty();
        }
    }

    private static List<Line> lines(ServerKind kind) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (String file : FILES) {
            lines.addAll(ColumnValues.lines(file, kind));
        }
        if (kind == ServerKind.MYSQL_80 || kind == ServerKind.MYSQL_9) {
            ColumnValues.lines("json-values.txt", kind).stream()
                    // TiDB has no decimals in JSON, and these are no doubles.
                    .filter(line -> !line.literals().toString().contains("decimal(40,20)"))
                    .forEach(lines::add);
        }
        return lines;
    }

    private void write(TestSchema schema, ValueTables tables, Connection left, Connection right)
            throws Exception {
        SourcePlan source = Plans.of(schema).plan().sources().get(0);
        Map<TableId, TableSchema> structures = TableRows.structures(source);
        for (String name : tables.names()) {
            TableId table = new TableId(schema.name(), name);
            TableSchema structure = structures.get(table);
            create(table, createTable(left, name));
            writer.source(structure);
            List<Row> rows = List.copyOf(TableRows.of(source, table, structure).values());
            load(table, structure, rows);
            compare(left, right, table, "loaded");
            execute(right, "DELETE FROM " + table.quoted());
            write(table, structure, rows.stream().map(Changes::insert).toList());
            compare(left, right, table, "inserted");
            write(table, structure, turned(rows, name));
            compare(left, right, table, "updated");
            write(table, structure, rows.stream().map(Changes::delete).toList());
            assertGone(right, table);
        }
    }

    /** To the next row's value, or another number for the same key, and back. */
    private static List<RowChange> turned(List<Row> rows, String table) {
        List<RowChange> changes = new ArrayList<>();
        List<RowChange> back = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Row next = rows.get((i + 1) % rows.size());
            Row other =
                    table.startsWith("k")
                            ? Row.of((long) row.value(0) + 7_000, row.value(1))
                            : Row.of(row.value(0), next.value(1));
            changes.add(Changes.update(row, other));
            back.add(Changes.update(other, row));
        }
        changes.addAll(back);
        return changes;
    }

    private void load(TableId table, TableSchema structure, List<Row> rows)
            throws InterruptedException {
        LoadWriter loader = writer.loader();
        int index = 0;
        for (Row row : rows) {
            for (TargetEvent event :
                    writer.addressed(table, structure, Changes.snapshot(row, index++))) {
                loader.write(Bundle.of(event), null);
            }
        }
        loader.flush(false);
        loader.close();
    }

    private void write(TableId table, TableSchema structure, List<RowChange> changes)
            throws InterruptedException {
        for (RowChange change : changes) {
            // A table without a key knows by the place what it has written.
            writer.write(table, structure, Changes.at(change, ++offset, 0));
        }
        writer.flush();
    }

    private void compare(Connection left, Connection right, TableId table, String what)
            throws SQLException {
        String name = table.schema() + "." + table.table();
        Differences found = TableDiff.compareRows(left, name, right, name);
        if (!found.isEmpty()) {
            differences.add(what + " " + createTable(left, table.table()) + ": " + found);
        }
    }

    private void assertGone(Connection right, TableId table) throws SQLException {
        try (Statement statement = right.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table.quoted())) {
            row.next();
            if (row.getLong(1) > 0) {
                differences.add(row.getLong(1) + " rows not deleted from " + table);
            }
        }
    }

    private static void create(TableId table, String createTable) throws SQLException {
        ConnectionPlan connection =
                new ConnectionPlan(tidb.host(), tidb.port(), tidb.user(), Secret.of(""));
        new TargetTableCreation(new TargetPlan(connection, Map.of()), 1)
                .create(List.of(new TableToCreate(table, DATABASE, createTable)));
    }

    private static String createTable(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
            row.next();
            return row.getString(2);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
