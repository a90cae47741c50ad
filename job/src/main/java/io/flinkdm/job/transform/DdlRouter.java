package io.flinkdm.job.transform;

import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementFilter;
import io.flinkdm.udf.ddl.StatementFilter.Decision;
import io.flinkdm.udf.ddl.StatementFilter.Verdict;
import io.flinkdm.udf.ddl.StatementKind;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.StatementSplitter;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the migrated table a statement of the binlog touches. A statement that cannot be read is
 * taken for one that touches some. Task thread.
 */
final class DdlRouter {

    private final StatementReader reader = new StatementReader(Set.of());
    private final StatementSplitter splitter = new StatementSplitter(Set.of());
    private final TableTargets targets;
    private final StatementFilter filter;

    DdlRouter(TableTargets targets, StatementFilter filter) {
        this.targets = targets;
        this.filter = filter;
    }

    /**
     * Empty when the statement leaves migrated tables alone, or when the event filter leaves all of
     * it out.
     *
     * @throws MigrationException when it changes rows of one: the binlog is not in row format;
     *     36015 when a rule of the event filter wants the task stopped
     */
    Optional<TableId> target(DdlChange ddl) {
        return touched(ddl).filter(table -> !filtered(ddl));
    }

    private boolean filtered(DdlChange ddl) {
        List<Decision> decisions =
                filter.decide(splitter.split(ddl.sql(), ddl.defaultSchema()), ddl.sql());
        for (Decision decision : decisions) {
            if (decision.verdict() == Verdict.ERROR && !decision.rule().isEmpty()) {
                throw RowRules.stopped(
                        decision.rule(),
                        "a statement of " + ddl.sourceId() + " at " + ddl.origin());
            }
        }
        return !decisions.isEmpty()
                && decisions.stream().allMatch(decision -> decision.verdict() == Verdict.IGNORED);
    }

    private Optional<TableId> touched(DdlChange ddl) {
        Statement statement = reader.read(ddl.sql());
        return switch (statement.kind().effect()) {
            case TRANSACTION, NONE -> Optional.empty();
            case SCHEMA -> targets.schemaTarget(schema(statement, ddl));
            case TABLE -> firstMigrated(changed(statement), ddl);
            case ROWS -> noneMigrated(statement, ddl);
            case UNKNOWN -> Optional.of(new TableId(ddl.defaultSchema(), ""));
        };
    }

    private Optional<TableId> firstMigrated(List<TableName> tables, DdlChange ddl) {
        return tables.stream()
                .map(table -> targets.target(table.in(ddl.defaultSchema())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TableId> noneMigrated(Statement statement, DdlChange ddl) {
        if (statement.tables().isEmpty() || firstMigrated(statement.tables(), ddl).isPresent()) {
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
        return Optional.empty();
    }

    private static String schema(Statement statement, DdlChange ddl) {
        return statement.schema().isEmpty() ? ddl.defaultSchema() : statement.schema();
    }

    /** LIKE and SELECT only read the tables behind the first one. */
    private static List<TableName> changed(Statement statement) {
        boolean onlyFirst =
                statement.kind() == StatementKind.CREATE_TABLE_LIKE
                        || statement.kind() == StatementKind.CREATE_TABLE_SELECT;
        return onlyFirst ? statement.tables().subList(0, 1) : statement.tables();
    }
}
