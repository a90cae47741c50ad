package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.OperationKind;
import io.flinkdm.udf.ddl.StatementFilter.Decision;
import io.flinkdm.udf.ddl.StatementFilter.Verdict;
import io.flinkdm.udf.ddl.track.OperationEvents;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which operations of a statement are migrated.
 *
 * @param log takes a line for an operation of which only a part is
 */
record OperationDecisions(UpstreamRules rules, Consumer<String> log) {

    /**
     * @throws MigrationException 36015 when a rule wants the task stopped, 36067 when the statement
     *     cannot be read and no rule leaves it out
     */
    List<Decision> decide(DdlChange ddl, List<Operation> operations, StatementDefaults defaults) {
        List<Decision> decisions =
                rules.statements().decide(operations, events(ddl, operations, defaults), ddl.sql());
        for (Decision decision : decisions) {
            if (decision.verdict() == Verdict.ERROR) {
                throw refused(decision, ddl);
            }
            if (decision.verdict() == Verdict.NOT_MIGRATED) {
                tellHalf(decision.operation(), ddl);
            }
        }
        return decisions;
    }

    /** What a changed column is depends on the column as it was. */
    private static List<BinlogEvent> events(
            DdlChange ddl, List<Operation> operations, StatementDefaults defaults) {
        boolean changes =
                operations.stream()
                        .map(Operation::kind)
                        .anyMatch(kind -> kind == OperationKind.CHANGE_COLUMN);
        if (changes) {
            try {
                Optional<TrackedTable> table =
                        defaults.structures(ddl.before()).table(operations.get(0).tables().get(0));
                return new OperationEvents(defaults.source())
                        .of(
                                new DdlParser(defaults.source().options()).parse(ddl.sql()),
                                operations,
                                table);
            } catch (MigrationException untold) {
                return plain(operations);
            }
        }
        return plain(operations);
    }

    private static List<BinlogEvent> plain(List<Operation> operations) {
        return operations.stream().map(operation -> operation.kind().event()).toList();
    }

    private static MigrationException refused(Decision decision, DdlChange ddl) {
        String where = ddl.sourceId() + " at " + ddl.origin();
        if (decision.rule().isEmpty()) {
            return new MigrationException(
                    ErrorCode.SYNCER_PARSE_DDL,
                    "cannot tell what a statement of "
                            + where
                            + " does: \""
                            + SqlShown.of(ddl.sql())
                            + "\"");
        }
        return new MigrationException(
                ErrorCode.SYNCER_UNIT_BINLOG_EVENT_FILTER,
                "filter rule "
                        + decision.rule()
                        + " stops the task at "
                        + decision.operation().kind().event().label()
                        + " of "
                        + decision.operation().subjects()
                        + " of "
                        + where);
    }

    private void tellHalf(Operation operation, DdlChange ddl) {
        if (operation.subjects().stream().anyMatch(rules::allows)) {
            log.accept(
                    ddl.sourceId()
                            + " at "
                            + ddl.origin()
                            + ": left out, as not all of "
                            + operation.subjects()
                            + " is migrated: \""
                            + SqlShown.of(ddl.sql())
                            + "\"");
        }
    }
}
