package io.flinkdm.submit.task;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the user's that cannot be read or written; ends the command with status 1. */
public final class LocalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LocalFileException(String message, IOException cause) {
        super(message, cause);
    }

    /** DM's wording for a configuration file. */
    public static LocalFileException unreadable(Path file, IOException cause) {
        return new LocalFileException(
                "error in get file content: " + file + ": " + reason(cause), cause);
    }

    static LocalFileException store(Path directory, IOException cause) {
        return new LocalFileException(
                "cannot keep the task's files in " + directory + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return cause.getClass().getSimpleName() + " " + cause.getMessage();
    }
}
