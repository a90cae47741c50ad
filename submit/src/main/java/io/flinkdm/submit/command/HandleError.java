package io.flinkdm.submit.command;

import io.flinkdm.submit.event.EventOp;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handle-error}: DM's older spelling of {@code binlog}. */
@Command(
        name = "handle-error",
        hidden = true,
        description = "Skips, replaces or reverts the current error or the event at a position.")
final class HandleError implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "<task-name | task-file> <skip|replace|revert> [sql1;sql2;]",
            arity = "0..*")
    private List<String> words = List.of();

    @Mixin private EventOptions options;

    @Spec private CommandSpec spec;

    HandleError(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (words.size() < 2) {
            throw new ParameterException(
                    spec.commandLine(), "a task and an operation have to be given");
        }
        EventOp op = op(words.get(1));
        List<String> sql = words.subList(2, words.size());
        if (op == EventOp.REPLACE && sql.isEmpty()) {
            throw new MistakenCallException("must specify the replace-sqls for replace operation");
        }
        if (op != EventOp.REPLACE && !sql.isEmpty()) {
            throw new MistakenCallException(
                    "replace-sqls can not be used for 'skip/revert' operation");
        }
        return new EventCalls(context)
                .answer(
                        words.get(0),
                        EventCalls.request(op, options.position, sql),
                        options.sourceIds);
    }

    private static EventOp op(String word) {
        return switch (word) {
            case "skip" -> EventOp.SKIP;
            case "replace" -> EventOp.REPLACE;
            case "revert" -> EventOp.REVERT;
            default ->
                    throw new MistakenCallException(
                            "invalid operation '"
                                    + word
                                    + "', please use `skip`, `replace` or `revert`");
        };
    }
}
