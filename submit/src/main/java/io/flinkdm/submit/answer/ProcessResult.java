package io.flinkdm.submit.answer;

import java.util.List;

/**
 * DM's {@code ProcessResult}: how a unit ended. Immutable.
 *
 * @param isCanceled whether a person ended it
 * @param detail always null
 */
public record ProcessResult(boolean isCanceled, List<ProcessError> errors, Object detail) {

    public ProcessResult {
        errors = List.copyOf(errors);
    }

    public static ProcessResult canceled(List<ProcessError> errors) {
        return new ProcessResult(true, errors, null);
    }

    public static ProcessResult ended(List<ProcessError> errors) {
        return new ProcessResult(false, errors, null);
    }
}
