package io.flinkdm.submit.command;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.submit.answer.SourcesAnswer;
import io.flinkdm.submit.event.BinlogPlace;
import io.flinkdm.submit.event.EventOp;
import io.flinkdm.submit.event.EventOperations;
import io.flinkdm.submit.event.EventRequest;
import io.flinkdm.submit.event.OperatorSql;
import io.flinkdm.submit.event.SourceMode;
import io.flinkdm.submit.status.TaskFailures;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.udf.ddl.SqlOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code binlog} and {@code handle-error} have in common. One thread at a time. */
final class EventCalls {

    private final CommandContext context;

    EventCalls(CommandContext context) {
        this.context = context;
    }

    /** What a call asks for, its words checked as DM's client checks them. */
    static EventRequest request(EventOp op, String position, List<String> words) {
        List<String> sqls = OperatorSql.split(words);
        boolean readable = sqls.stream().allMatch(OperatorSql::isReadable);
        if (!readable || sqls.isEmpty() && !words.isEmpty()) {
            throw new MistakenCallException("invalid sql '" + String.join(" ", words) + "'");
        }
        Optional<BinlogPlace> place =
                Optional.ofNullable(position)
                        .filter(text -> !text.isEmpty())
                        .map(BinlogPlace::parse);
        return new EventRequest(op, place, sqls, Caller.name());
    }

    /** Carries it out and prints the answer. */
    int answer(String argument, EventRequest request, List<String> sourceIds) {
        SourcesAnswer answer =
                new SourceCalls(context)
                        .answer(
                                argument,
                                sourceIds,
                                TargetMeta::open,
                                (target, ids) -> operations(target).run(request, ids));
        return context.answer(answer);
    }

    private EventOperations operations(SourceCalls.Target target) {
        return new EventOperations(
                target.task().name(),
                target.meta(),
                () -> TaskFailures.known(target.entry(), context::cluster),
                id -> options(target.task(), id));
    }

    private static Set<SqlOption> options(KnownTask task, String sourceId) {
        Optional<SourcePlan> source =
                task.sources().stream().filter(s -> s.sourceId().equals(sourceId)).findFirst();
        return source.map(SourceMode::of).orElse(Set.of());
    }
}
