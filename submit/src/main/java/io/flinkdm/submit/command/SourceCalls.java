package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.answer.SourcesAnswer;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.submit.task.TaskLookup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Commands that are answered source by source. One thread at a time. */
final class SourceCalls {

    private final CommandContext context;

    SourceCalls(CommandContext context) {
        this.context = context;
    }

    /**
     * Does it on some of a task's sources, all of them when none is named. What is no source of the
     * task is answered for as DM does.
     */
    SourcesAnswer answer(String argument, List<String> asked, Opener opener, Call call) {
        TaskLookup tasks = context.tasks();
        Optional<KnownTask> task = tasks.find(argument);
        if (task.isEmpty()) {
            return SourcesAnswer.refused(unknown(tasks.name(argument)));
        }
        try (TargetMeta meta = opener.open(task.get())) {
            return meta.entry()
                    .map(entry -> answer(new Target(task.get(), entry, meta), asked, call))
                    .orElseGet(() -> SourcesAnswer.refused(unknown(task.get().name())));
        }
    }

    private static SourcesAnswer answer(Target target, List<String> asked, Call call) {
        List<String> known = target.meta().sourceIds();
        List<String> wanted = asked.isEmpty() ? known : asked;
        SourcesAnswer done = call.run(target, wanted.stream().filter(known::contains).toList());
        List<SourceAnswer> answers = new ArrayList<>(done.sources());
        wanted.stream()
                .filter(id -> !known.contains(id))
                .map(id -> missing(target.task().name(), id))
                .forEach(answers::add);
        answers.sort(Comparator.comparing(SourceAnswer::source));
        return new SourcesAnswer(done.result(), done.msg(), answers);
    }

    private static SourceAnswer missing(String task, String id) {
        String msg = "task " + task + " has no source " + id;
        return new SourceAnswer(false, msg, id, "");
    }

    private static String unknown(String name) {
        return "task "
                + name
                + " has no source or not exist, can try `refresh-worker-tasks` cmd first";
    }

    /** A task that was started before, with its meta schema. */
    record Target(KnownTask task, TaskEntry entry, TargetMeta meta) {}

    /** Alone or beside other commands. */
    @FunctionalInterface
    interface Opener {
        TargetMeta open(KnownTask task);
    }

    /** What to do on which sources. */
    @FunctionalInterface
    interface Call {
        SourcesAnswer run(Target target, List<String> sourceIds);
    }
}
