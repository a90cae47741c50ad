package io.flinkdm.submit.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code decrypt}: the password in an encrypted text. */
@Command(name = "decrypt", description = "Decrypts an encrypted password.")
final class Decrypt implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "<text>")
    private String text;

    Decrypt(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println(context.cipher().openText(text));
        return 0;
    }
}
