package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.StatementSplitter;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.route.TableRouter;
import java.util.List;

/**
 * Writes a source's statement for the target: divided as DM divides it, with routed names, with the
 * source's defaults written out where the task wants them, and without what the target does not
 * take. Called for each DDL that concerns migrated tables, before the tracker applies it. What an
 * {@link Operation} becomes depends on the structure it meets, so the statement must be given with
 * the structures before it. Immutable.
 */
public final class TargetStatements {

    private final DdlParser parser;
    private final SchemaTracker tracker;
    private final ServerDefaults defaults;
    private final TargetDialect dialect;

    /**
     * @param defaults of the source, under the statement's sql_mode
     */
    public TargetStatements(ServerDefaults defaults, TargetDialect dialect) {
        this.parser = new DdlParser(defaults.options());
        this.tracker = new SchemaTracker(defaults);
        this.defaults = defaults;
        this.dialect = dialect;
    }

    /** The statement's operations, with names as the source keeps them. */
    public List<Operation> split(String sql, String defaultSchema) {
        return split(parser.parse(sql), defaultSchema);
    }

    private List<Operation> split(DdlStatement statement, String defaultSchema) {
        List<Operation> operations = StatementSplitter.split(statement, defaultSchema);
        return defaults.lowerCaseNames()
                ? operations.stream().map(Operation::inLowerCase).toList()
                : operations;
    }

    /**
     * As {@link #write(String, String, Structures, TargetRoutes)}, with routes that add no columns.
     */
    public TargetDdl write(
            String sql, String defaultSchema, Structures before, TableRouter router) {
        return write(sql, defaultSchema, before, TargetRoutes.of(router));
    }

    /**
     * One piece for each operation of {@link #split}, in the same order.
     *
     * @param before the structures of the tables it names, as far as they are tracked
     * @throws MigrationException as {@link SchemaTracker#apply} does
     */
    public TargetDdl write(
            String sql, String defaultSchema, Structures before, TargetRoutes routes) {
        DdlStatement statement = parser.parse(sql);
        List<Operation> operations = split(statement, defaultSchema);
        WriteContext context =
                new WriteContext(
                        operations, defaultSchema, before, tracker, defaults, dialect, routes);
        try {
            return statement.accept(new StatementWriter(context));
        } catch (MigrationException e) {
            if (e.code() != ErrorCode.DB_EXECUTE_FAILED) {
                throw e;
            }
            // The target has no such type.
            return context.unwritable(e.text());
        }
    }
}
