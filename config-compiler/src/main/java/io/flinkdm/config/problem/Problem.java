package io.flinkdm.config.problem;

import io.flinkdm.udf.error.ErrorCode;
import java.util.Objects;

/**
 * One thing that is wrong, or doubtful, in a file: where, DM's code, and what. Its text never holds
 * a password.
 *
 * @param code {@code null} for a mere warning
 */
public record Problem(Place place, ErrorCode code, String message) {

    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
    }

    /** {@code file:line: key path: message [code=…], Workaround: …}, in one line. */
    @Override
    public String toString() {
        return place + ": " + message + (code == null ? "" : codeText());
    }

    private String codeText() {
        String text =
                String.format(
                        " [code=%d:class=%s:scope=%s:level=%s]",
                        code.number(), code.errorClass(), code.scope().label(), code.level());
        return code.workaround().isEmpty() ? text : text + ", Workaround: " + code.workaround();
    }
}
