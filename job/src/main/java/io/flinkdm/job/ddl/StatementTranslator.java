package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementFilter.Decision;
import io.flinkdm.udf.ddl.StatementFilter.Verdict;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.target.TargetDdl;
import io.flinkdm.udf.ddl.target.TargetStatements;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A statement of one source as what the target runs: without the operations that are not migrated
 * or that a rule leaves out, under routed names, and only what the target takes. A statement of
 * which a part cannot be carried over is one piece with the reason, so that nothing of it has been
 * run when a person decides. Used by {@link io.flinkdm.job.transform.TransformFunction} and for
 * statements that replace others. Pure but for the servers it asks. Task thread.
 *
 * <p>Source: DM manual, binlog event filter and table routing.
 */
public final class StatementTranslator {

    /** What of a statement's tables can be unknown without the task being wrong. */
    private static final Set<ErrorCode> UNTOLD =
            Set.of(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                    ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                    ErrorCode.SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT);

    private final UpstreamRules rules;
    private final DdlServers servers;
    private final Consumer<String> log;

    /**
     * @param log takes a line for everything that does not get to the target
     */
    public StatementTranslator(UpstreamRules rules, DdlServers servers, Consumer<String> log) {
        this.rules = rules;
        this.servers = servers;
        this.log = log;
    }

    /**
     * One for each operation and target schema; none where the target needs nothing done.
     *
     * @throws MigrationException 36014 when it changes rows of a migrated table: the binlog is not
     *     in row format; 36015 when a rule of the event filter wants the task stopped; 36067 when
     *     it cannot be read; 11043 when two routes speak of a name
     */
    public List<RoutedDdl> translate(DdlChange ddl) {
        Statement statement =
                new StatementReader(SqlOption.among(ddl.session().sqlMode())).read(ddl.sql());
        switch (statement.kind().effect()) {
            case TRANSACTION, NONE:
                return List.of();
            case ROWS:
                requireUnwanted(statement, ddl);
                return List.of();
            default:
                return unlessLeftOut(ddl);
        }
    }

    private void requireUnwanted(Statement statement, DdlChange ddl) {
        boolean migrated =
                statement.tables().isEmpty()
                        || statement.tables().stream()
                                .anyMatch(name -> rules.allows(name.in(ddl.defaultSchema())));
        if (migrated) {
            throw new MigrationException(
                    ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                    ddl.sourceId()
                            + " logs row changes as statements; at "
                            + ddl.origin()
                            + " stands "
                            + statement.kind()
                            + (statement.tables().isEmpty()
                                    ? ""
                                    : " of " + statement.tables().get(0).in(ddl.defaultSchema())));
        }
    }

    /** DM asks rules for everything when nothing else has helped. */
    private List<RoutedDdl> unlessLeftOut(DdlChange ddl) {
        boolean leftOut = rules.statements().leavesOut(ddl.sql());
        try {
            List<RoutedDdl> pieces = operations(ddl);
            boolean parks = pieces.stream().anyMatch(piece -> !piece.trouble().isEmpty());
            return parks && leftOut ? List.of() : pieces;
        } catch (MigrationException e) {
            if (leftOut) {
                return List.of();
            }
            throw e;
        }
    }

    private List<RoutedDdl> operations(DdlChange ddl) {
        StatementDefaults defaults = StatementDefaults.of(ddl, servers);
        List<Operation> operations = defaults.statements().split(ddl.sql(), ddl.defaultSchema());
        List<Decision> decisions =
                new OperationDecisions(rules, log).decide(ddl, operations, defaults);
        RoutedPieces pieces = new RoutedPieces(ddl, decisions, new UpstreamRoutes(rules));
        if (decisions.stream().noneMatch(decision -> decision.verdict() == Verdict.RUN)) {
            return List.of();
        }
        try {
            return pieces.of(written(ddl, defaults), log);
        } catch (MigrationException e) {
            if (UNTOLD.contains(e.code())) {
                return pieces.unwritable(e.text());
            }
            throw e;
        }
    }

    private TargetDdl written(DdlChange ddl, StatementDefaults defaults) {
        TargetStatements statements = defaults.statements();
        Structures before = defaults.structures(ddl.before());
        return statements.write(ddl.sql(), ddl.defaultSchema(), before, new UpstreamRoutes(rules));
    }
}
