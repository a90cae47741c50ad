package io.flinkdm.submit.command;

import io.flinkdm.config.template.Template;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code config task|source}: commented files to start from. */
@Command(name = "config", description = "Prints a task or source file to start from.")
final class ConfigCommand implements Callable<Integer> {

    private final CommandContext context;

    ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "task", description = "A task file.")
    int task(@Option(names = "--advanced", description = "with every key") boolean advanced) {
        return print(advanced ? Template.ADVANCED_TASK : Template.TASK);
    }

    @Command(name = "source", description = "A source file.")
    int source() {
        return print(Template.SOURCE);
    }

    /** Without a word: what a task needs most. */
    @Override
    public Integer call() {
        return print(Template.TASK);
    }

    private int print(Template template) {
        context.out().print(template.text());
        context.out().flush();
        return 0;
    }
}
