package io.flinkdm.udf.event;

import java.util.Objects;

/**
 * What an operator asks of a running task; it reaches the job beside the events. Immutable.
 *
 * @param id its number; later commands have greater ones
 * @param command name of the command, e.g. {@code skip}
 * @param arguments as JSON
 */
public record ControlCommand(long id, String command, String arguments) {

    public ControlCommand {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(arguments, "arguments");
    }
}
