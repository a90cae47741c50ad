package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.online.OnlineDdl;
import io.flinkdm.udf.ddl.online.OnlineStep;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** One statement of the source, step by step. Confined to it. */
final class StatementSteps {

    private final OnlineFollower follower;
    private final SourceStatement statement;
    private final KeptStatements before;
    private final ToolTables tools;
    private final List<Emission> emissions = new ArrayList<>();
    private Structures structures;
    private KeptStatements kept;

    StatementSteps(
            OnlineFollower follower,
            SourceStatement statement,
            Structures structures,
            KeptStatements kept) {
        this.follower = follower;
        this.statement = statement;
        this.structures = structures;
        this.before = kept;
        this.kept = kept;
        this.tools = new ToolTables(follower.tables(), statement, follower.plain());
    }

    Followed run(OnlineDdl online) {
        String schema = statement.defaultSchema();
        OnlineDdl.Outcome outcome = online.follow(statement.tree(), schema, before);
        List<OnlineStep> steps = outcome.steps();
        if (steps.stream().allMatch(OnlineStep.Ordinary.class::isInstance)) {
            tools.requireNotAway(structures);
            return OnlineFollower.ordinary(statement, structures, before);
        }
        kept = outcome.kept();
        List<DdlStatement> parts = parts(statement.tree());
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), parts.get(i));
        }
        return new Followed(emissions, structures, kept);
    }

    /** One for each step. */
    private static List<DdlStatement> parts(DdlStatement tree) {
        if (tree instanceof DdlStatement.RenameTable rename) {
            return rename.renames().stream()
                    .<DdlStatement>map(
                            one -> new DdlStatement.RenameTable(List.of(one), rename.ifExists()))
                    .toList();
        }
        if (tree instanceof DdlStatement.DropTable drop) {
            return drop.tables().stream()
                    .<DdlStatement>map(
                            one ->
                                    new DdlStatement.DropTable(
                                            List.of(one), drop.ifExists(), drop.temporary()))
                    .toList();
        }
        return List.of(tree);
    }

    private void step(OnlineStep step, DdlStatement part) {
        String schema = statement.defaultSchema();
        if (step instanceof OnlineStep.Ordinary) {
            emissions.add(new Emission(schema, DdlPrinter.print(part), true, structures));
            structures = statement.tracking().apply(part, structures);
        } else if (step instanceof OnlineStep.Cleared cleared) {
            structures = tools.cleared(part, cleared.shadow(), structures);
        } else if (step instanceof OnlineStep.Kept change) {
            keep(change.shadow());
            structures = tools.changed(part, change.shadow(), structures);
        } else if (step instanceof OnlineStep.Applied applied) {
            apply(applied);
        } else {
            structures = tools.ignored(part, structures);
        }
    }

    /** Patterns of filters are about the statement that the tool ran. */
    private void keep(TableId shadow) {
        FilterDecision decision =
                follower.filter()
                        .decide(follower.tables().real(shadow), BinlogEvent.NONE, statement.sql());
        if (decision.action() == Action.ERROR) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_BINLOG_EVENT_FILTER,
                    "filter rule " + decision.rule() + " stops at a statement on " + shadow);
        }
        if (decision.action() == Action.IGNORE) {
            kept = before.with(shadow, "");
        }
    }

    private void apply(OnlineStep.Applied applied) {
        Structures at = tools.withReal(applied.real(), structures);
        for (String sql : applied.statements()) {
            emissions.add(new Emission("", sql, true, at));
            at = tools.apply(sql, at);
        }
        boolean complete = before.of(applied.shadow()).stream().noneMatch(String::isEmpty);
        structures = tools.replaced(applied, complete, structures, at);
        kept = kept.without(applied.shadow());
    }
}
