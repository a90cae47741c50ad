package io.flinkdm.submit.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command takes, before or after its name. */
public final class GlobalOptions {

    @Option(
            names = "--flink",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Flink's REST address; default: the environment's FLINK_REST")
    String flink;

    @Option(
            names = "--secret-key-path",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "key of encrypted passwords, 64 hexadecimal digits; default: the environment's"
                            + " DM_SECRET_KEY_PATH, else DM's built-in key")
    String secretKeyPath;

    @Option(
            names = "--strict-exit",
            scope = ScopeType.INHERIT,
            description = "exit with 2 when any result in the answer is false")
    boolean strictExit;

    @Option(
            names = "--json-numbers",
            scope = ScopeType.INHERIT,
            description = "print 64-bit integers as numbers instead of texts")
    boolean jsonNumbers;
}
