package io.flinkdm.submit.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code encrypt}: a password as task and source files may hold it; other on every call. */
@Command(name = "encrypt", description = "Encrypts a password for task and source files.")
final class Encrypt implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "<text>")
    private String text;

    Encrypt(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println(context.cipher().sealText(text));
        return 0;
    }
}
