package io.flinkdm.job.ddl;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.udf.ddl.target.CreateTableRewriter;
import io.flinkdm.udf.ddl.target.TargetDdl;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.target.TargetPiece;
import io.flinkdm.udf.ddl.target.TargetStatements;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.route.TableRouter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a block of the corpus on the target, as an executor of DDL would. Confined to one test. */
final class CorpusReplay {

    private static final TableRouter ROUTES =
            TableRouter.compile(
                    List.of(
                            new RouteRule("c", "c", "", "d", ""),
                            new RouteRule("c2", "c2", "", "d2", ""),
                            new RouteRule("c3", "c3", "", "d3", "")),
                    CaseSensitivity.INSENSITIVE);

    /** DM's errors that say a statement has been run already. */
    private static final Set<Integer> DONE =
            Set.of(1007, 1008, 1050, 1051, 1054, 1060, 1061, 1068, 1091, 1176, 1831, 1517, 1507);

    private final TargetSchemas target;
    private final TargetDialect dialect;
    private final ServerDefaults defaults;
    private final Corpus.Block block;
    private Structures structures;

    CorpusReplay(
            TargetSchemas target,
            TargetDialect dialect,
            ServerDefaults source,
            Corpus.Block block) {
        this.target = target;
        this.dialect = dialect;
        this.block = block;
        this.defaults = source;
        this.structures = Structures.NONE.withSchema("c", defaults.text());
    }

    /** The statements that could not be carried over, each with the reason. */
    List<String> run(ServerKind source) throws SQLException {
        List<String> refused = new ArrayList<>();
        for (Corpus.Line line : block.lines()) {
            DdlStatement statement = new DdlParser(defaults.options()).parse(line.sql());
            boolean concerns =
                    line.acceptedBy(source)
                            && !line.untrackedOn(source)
                            && !(statement instanceof DdlStatement.Other);
            if (concerns) {
                String reason = carried(line.sql());
                track(statement);
                if (!reason.isEmpty()) {
                    refused.add(
                            line.file() + " | " + line.sql().replace('\n', '¶') + " | " + reason);
                    createAnew();
                }
            }
        }
        return refused;
    }

    /** {@code ""}, or why not. */
    private String carried(String sql) {
        TargetDdl ddl = new TargetStatements(defaults, dialect).write(sql, "c", structures, ROUTES);
        for (TargetPiece piece : ddl.pieces()) {
            if (!piece.trouble().isEmpty()) {
                return piece.trouble();
            }
            for (String statement : piece.statements()) {
                String reason = executed(statement);
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        return "";
    }

    private String executed(String statement) {
        try {
            target.execute(statement);
            return "";
        } catch (SQLException e) {
            return DONE.contains(e.getErrorCode())
                    ? ""
                    : "TiDB "
                            + e.getErrorCode()
                            + " "
                            + e.getMessage().replaceFirst("^\\(.*?\\) ", "");
        }
    }

    private void track(DdlStatement statement) {
        try {
            structures = new SchemaTracker(defaults).apply(statement, "c", structures);
        } catch (MigrationException untold) {
            // CREATE TABLE … SELECT: later statements find no table, as with an executor.
            return;
        }
    }

    /** As after a person made the change by hand; a table TiDB cannot have stays away. */
    private void createAnew() throws SQLException {
        target.begin();
        for (String schema : structures.schemas().keySet()) {
            target.execute("CREATE DATABASE IF NOT EXISTS " + schema.replace('c', 'd'));
        }
        for (Map.Entry<TableId, TrackedTable> table : structures.tables().entrySet()) {
            TableId name = table.getKey();
            String shown = table.getValue().createTable(name);
            try {
                target.execute(
                        new CreateTableRewriter(dialect.collations(), dialect.product())
                                .rewrite(shown, ROUTES.route(name))
                                .sql());
            } catch (MigrationException | SQLException refused) {
                continue;
            }
        }
    }
}
