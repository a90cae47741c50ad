package io.flinkdm.job.ddl;

import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.target.TargetCollations;
import io.flinkdm.testkit.DdlLoad;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.ddl.target.CollationPolicy;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.target.TargetPiece;
import io.flinkdm.udf.ddl.target.TargetProduct;
import io.flinkdm.udf.ddl.target.TargetStatements;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.route.TableRouter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Tracks statements and runs what they become for the target. Confined to one test. */
final class RandomReplay implements AutoCloseable {

    private final List<String> schemas;
    private final ServerDefaults defaults;
    private final Connection target;
    private final TargetDialect dialect;
    private final TableRouter routes;
    private final List<String> history = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private Structures structures;

    private RandomReplay(List<String> schemas, ServerDefaults defaults, Connection target)
            throws SQLException {
        this.schemas = schemas;
        this.defaults = defaults;
        this.target = target;
        this.dialect =
                new TargetDialect(
                        TargetProduct.TIDB, TargetCollations.read(target), CollationPolicy.LOOSE);
        this.routes =
                TableRouter.compile(
                        schemas.stream()
                                .map(name -> new RouteRule(name, name, "", name + "_copy", ""))
                                .toList(),
                        CaseSensitivity.INSENSITIVE);
        this.structures = Structures.NONE.withSchema(schemas.get(0), defaults.text());
    }

    static RandomReplay open(TestServer source, TestServer target, List<String> schemas)
            throws SQLException {
        try (Connection settings = source.connect()) {
            RandomReplay replay =
                    new RandomReplay(schemas, DdlDefaults.read(settings), target.connect());
            replay.execute("SET sql_mode = 'IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO'");
            replay.execute("CREATE DATABASE " + schemas.get(0) + "_copy");
            return replay;
        }
    }

    /** Carries a statement over that the source has taken. */
    void take(DdlLoad.Run run) {
        history.add(run.toString());
        if (!run.refusal().isEmpty()) {
            return;
        }
        try {
            for (TargetPiece piece : pieces(run)) {
                carry(piece);
            }
            structures =
                    new SchemaTracker(defaults)
                            .apply(
                                    new DdlParser(defaults.options()).parse(run.sql()),
                                    schemas.get(0),
                                    structures);
        } catch (MigrationException | SQLException e) {
            troubles.add(run.sql() + ": " + e.getMessage());
        }
    }

    private List<TargetPiece> pieces(DdlLoad.Run run) {
        return new TargetStatements(defaults, dialect)
                .write(run.sql(), schemas.get(0), structures, routes)
                .pieces();
    }

    private void carry(TargetPiece piece) throws SQLException {
        if (!piece.trouble().isEmpty()) {
            throw new SQLException(piece.trouble());
        }
        for (String statement : piece.statements()) {
            history.add("    -> " + statement);
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> troubles() {
        return troubles;
    }

    /** What was run on both sides, one line each. */
    String history() {
        return String.join("\n", history);
    }

    @Override
    public void close() throws SQLException {
        for (String schema : schemas) {
            execute("DROP DATABASE IF EXISTS " + schema + "_copy");
        }
        target.close();
    }
}
