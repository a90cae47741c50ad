package io.flinkdm.job.ddl;

import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A session that runs the corpus on a source, and one that looks at what came of it. Confined to
 * one test.
 */
final class SourceSession implements AutoCloseable {

    private static final List<String> SCHEMAS = List.of("c", "c2", "c3");
    private static final BlockAllowList ALL =
            BlockAllowList.compile(BlockAllowRules.NONE, CaseSensitivity.INSENSITIVE);

    private final TestServer server;
    private final Connection looking;
    private Connection running;

    SourceSession(TestServer server) throws SQLException {
        this.server = server;
        this.looking = server.connect();
    }

    /** A new session in an empty schema. */
    ServerDefaults begin(Corpus.Block block) throws SQLException {
        closeRunning();
        running = server.connect();
        execute("SET foreign_key_checks = 0");
        dropSchemas();
        execute("CREATE DATABASE c");
        execute("USE c");
        block.settings().forEach(this::tryExecute);
        return DdlDefaults.read(running);
    }

    private void dropSchemas() throws SQLException {
        for (String schema : SCHEMAS) {
            execute("DROP DATABASE IF EXISTS " + schema);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = running.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The reason when the server refuses it, else {@code ""}. */
    String tryExecute(String sql) {
        try {
            execute(sql);
            // CREATE TABLE … START TRANSACTION leaves one open.
            execute("COMMIT");
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    /** As the job reads them. */
    Map<TableId, TableSchema> structures() throws SQLException {
        Map<TableId, TableSchema> structures = new TreeMap<>();
        for (SourceStructure structure : new StructureReader(looking).readWithoutEstimates(ALL)) {
            if (SCHEMAS.contains(structure.table().schema())) {
                structures.put(structure.table(), structure.schema());
            }
        }
        return structures;
    }

    /** As the server shows it. */
    TrackedTable shown(TableId table, SchemaTracker tracker) throws SQLException {
        try (Statement statement = looking.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table.quoted())) {
            row.next();
            return tracker.table(row.getString(2));
        }
    }

    private void closeRunning() throws SQLException {
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() throws SQLException {
        dropSchemas();
        closeRunning();
        looking.close();
    }
}
