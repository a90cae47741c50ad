package io.flinkdm.submit;

import io.flinkdm.submit.command.DmCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Main class of the command {@code dm}. */
public final class Dm {

    private Dm() {}

    /** Runs one command; the exit status is DM's: 0 for an answer, 1 without one. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(DmCommand.run(arguments, System.getenv(), out, err));
    }
}
