package io.flinkdm.submit.command;

import io.flinkdm.submit.demo.Demo;
import io.flinkdm.submit.demo.DemoOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a whole migration on this machine; exits with 0 only if both sides are equal. */
@Command(
        name = "demo",
        description = "Migrates a small shop under live writes on this machine, and compares.")
final class DemoCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    private final CommandContext context;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long the shop is written to (default: ${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "orders in the shop at first (default: ${DEFAULT-VALUE})")
    private int rows = 100_000;

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            description = "port of Flink's web page; 0, the default, takes a free one")
    private int uiPort;

    @Spec private CommandSpec spec;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return new Demo(options(), context.out()).run() ? 0 : DIFFERENT;
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(seconds, rows, uiPort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
