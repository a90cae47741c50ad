package io.flinkdm.submit.command;

import io.flinkdm.submit.task.LocalFileException;
import io.flinkdm.submit.task.TaskProblemsException;
import io.flinkdm.udf.error.MigrationException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code dm} itself: knows the commands, maps failures to DM's exit status 1. Called by
 * the main class and by tests.
 */
@Command(
        name = "dm",
        mixinStandardHelpOptions = true,
        versionProvider = DmVersion.class,
        description = "Migrates MySQL and MariaDB to TiDB with Flink, from DM's task files.")
public final class DmCommand implements Runnable {

    private static final int FAILURE = 1;

    @Mixin private final GlobalOptions options;

    @Spec private CommandSpec spec;

    private DmCommand(GlobalOptions options) {
        this.options = options;
    }

    /** Runs one command and gives its exit status. */
    public static int run(
            String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandContext context = new CommandContext(environment, out);
        CommandLine line = line(context).setOut(out).setErr(err);
        line.setParameterExceptionHandler((mistake, words) -> usage(mistake, out));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    err.println(message(failure));
                    err.flush();
                    return FAILURE;
                });
        return line.execute(longOptions(arguments, line));
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new DmCommand(context.options()))
                .addSubcommand(new StartTask(context))
                .addSubcommand(new PauseTask(context))
                .addSubcommand(new ResumeTask(context))
                .addSubcommand(new StopTask(context))
                .addSubcommand(new QueryStatus(context))
                .addSubcommand(new BinlogCommand(context))
                .addSubcommand(new HandleError(context))
                .addSubcommand(new BinlogSchemaCommand(context))
                .addSubcommand(new OperateSchema(context))
                .addSubcommand(new Explain(context))
                .addSubcommand(new ConfigCommand(context))
                .addSubcommand(new Encrypt(context))
                .addSubcommand(new Decrypt(context))
                .addSubcommand(new DemoCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Texts for people; a failure nobody foresaw keeps its stack trace. */
    private static String message(Exception failure) throws Exception {
        if (failure instanceof MigrationException
                || failure instanceof TaskProblemsException
                || failure instanceof LocalFileException
                || failure instanceof MistakenCallException) {
            return failure.getMessage();
        }
        throw failure;
    }

    private static int usage(ParameterException mistake, PrintWriter out) {
        out.println(mistake.getMessage());
        mistake.getCommandLine().usage(out);
        out.println("please check output to see error");
        out.flush();
        return FAILURE;
    }

    /** DM corrects long options written with one dash; so do we, where the option exists. */
    private static String[] longOptions(String[] arguments, CommandLine line) {
        Set<String> known =
                commands(line)
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .map(OptionSpec::longestName)
                        .filter(name -> name.startsWith("--"))
                        .collect(Collectors.toSet());
        return Arrays.stream(arguments)
                .map(word -> known.contains("-" + word.split("=", 2)[0]) ? "-" + word : word)
                .toArray(String[]::new);
    }

    private static Stream<CommandLine> commands(CommandLine line) {
        return line.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), commands(command)));
    }
}
