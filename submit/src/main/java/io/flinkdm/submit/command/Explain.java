package io.flinkdm.submit.command;

import io.flinkdm.config.plan.PlanJson;
import io.flinkdm.submit.task.TaskCompiler.Compiled;
import io.flinkdm.submit.task.TaskFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code explain}: the plan a task compiles to, or everything that is wrong with its files. */
@Command(
        name = "explain",
        aliases = "check-config",
        description = "Prints the plan a task compiles to, or all mistakes in its files.")
final class Explain implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--task", paramLabel = "FILE", required = true)
    private Path task;

    @Option(names = "--source", paramLabel = "FILE")
    private List<Path> sources = List.of();

    @Spec private CommandSpec spec;

    Explain(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Compiled compiled = context.compiler().compile(new TaskFiles(task, sources));
        compiled.warnings().forEach(spec.commandLine().getErr()::println);
        compiled.unsupported().forEach(spec.commandLine().getErr()::println);
        context.out().println(PlanJson.print(compiled.plan()));
        return 0;
    }
}
