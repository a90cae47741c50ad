package io.flinkdm.submit.command;

import io.flinkdm.submit.event.EventOp;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code binlog skip|replace|revert|inject|list}: what to do about an event of the binlog. */
@Command(name = "binlog", description = "Manages what is done about single events of the binlog.")
final class BinlogCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin private EventOptions options;

    @Spec private CommandSpec spec;

    BinlogCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "skip", description = "Leaves out a statement.")
    int skip(
            @Parameters(index = "0..*", paramLabel = "<task>", arity = "0..*") List<String> words) {
        return withoutSql("skip", EventOp.SKIP, words);
    }

    @Command(name = "replace", description = "Runs other statements in place of one.")
    int replace(
            @Parameters(index = "0..*", paramLabel = "<task> <sql>", arity = "0..*")
                    List<String> words) {
        return withSql("replace", EventOp.REPLACE, words);
    }

    @Command(name = "revert", description = "Takes back what was not used yet.")
    int revert(
            @Parameters(index = "0..*", paramLabel = "<task>", arity = "0..*") List<String> words) {
        return withoutSql("revert", EventOp.REVERT, words);
    }

    @Command(name = "inject", description = "Runs statements before an event.")
    int inject(
            @Parameters(index = "0..*", paramLabel = "<task> <sql>", arity = "0..*")
                    List<String> words) {
        return withSql("inject", EventOp.INJECT, words);
    }

    @Command(name = "list", description = "Shows what is stored, from a position on.")
    int list(
            @Parameters(index = "0..*", paramLabel = "<task>", arity = "0..*") List<String> words) {
        return withoutSql("list", EventOp.LIST, words);
    }

    @Override
    public Integer call() {
        return context.help(spec);
    }

    private int withoutSql(String name, EventOp op, List<String> words) {
        if (words == null || words.size() != 1) {
            return context.help(spec.subcommands().get(name).getCommandSpec());
        }
        return run(words.get(0), op, List.of());
    }

    private int withSql(String name, EventOp op, List<String> words) {
        if (words == null || words.size() < 2) {
            return context.help(spec.subcommands().get(name).getCommandSpec());
        }
        return run(words.get(0), op, words.subList(1, words.size()));
    }

    private int run(String task, EventOp op, List<String> sql) {
        return new EventCalls(context)
                .answer(task, EventCalls.request(op, options.position, sql), options.sourceIds);
    }
}
