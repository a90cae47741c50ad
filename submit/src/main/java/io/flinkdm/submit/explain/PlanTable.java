package io.flinkdm.submit.explain;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.submit.task.TaskCompiler.Compiled;
import java.util.List;
import java.util.Locale;

/** The plan of a task for people: where from, where to, by which rules. Stateless. */
public final class PlanTable {

    private PlanTable() {}

    /** With warnings and what is not supported so far at the end; without any secret. */
    public static String print(Compiled compiled) {
        MigrationPlan plan = compiled.plan();
        TextLines out = new TextLines();
        out.line("task", plan.task());
        out.line("mode", plan.mode().label());
        out.line("target", plan.target().connection().display());
        out.line("meta schema", plan.metaSchema());
        out.line("time zone", plan.timeZone().isEmpty() ? "the target's" : plan.timeZone());
        out.line("DDL", ddl(plan.ddl()));
        plan.sources().forEach(source -> print(source, out));
        section("warnings", compiled.warnings(), out);
        section("not supported yet", compiled.unsupported(), out);
        return out.toString();
    }

    private static String ddl(DdlPlan ddl) {
        String mode = ddl.shardMode().name().toLowerCase(Locale.ROOT);
        return (mode.equals("none") ? "no shard mode" : "shard mode " + mode)
                + (ddl.onlineDdl() ? ", follows online schema changes" : "");
    }

    private static void print(SourcePlan source, TextLines out) {
        out.blank();
        out.line("source", source.sourceId());
        out.line("  address", source.connection().display());
        out.line("  start", start(source.start()));
        out.line("  names", source.caseSensitive() ? "letter case counts" : "in any letter case");
        SyncPlan sync = source.sync();
        out.line("  writers", sync.workerCount() + ", batches of " + sync.batchRows() + " rows");
        out.list("  lists", RuleLines.lists(source.allow()), "everything but system schemas");
        out.list("  routes", RuleLines.routes(source.routes()), "every table keeps its name");
        out.list("  filters", RuleLines.filters(source.rules().filters()), "");
        out.list("  expressions", RuleLines.expressions(source.rules().expressionFilters()), "");
    }

    private static String start(StartPosition start) {
        if (start == null) {
            return "where the source is when the task starts";
        }
        return start.gtidSet().isEmpty()
                ? "(" + start.file() + ", " + start.offset() + ")"
                : start.gtidSet();
    }

    private static void section(String title, List<String> lines, TextLines out) {
        if (!lines.isEmpty()) {
            out.blank();
            out.line(title, "");
            lines.forEach(line -> out.line("  " + line, ""));
        }
    }
}
