package io.flinkdm.submit.status;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.ProcessResult;
import java.util.List;

/**
 * A task's stage in DM's word and how it came to it. Immutable.
 *
 * @param result {@code null} while the task runs without trouble
 */
public record TaskState(String stage, ProcessResult result) {

    static TaskState going(String stage) {
        return new TaskState(stage, null);
    }

    static TaskState ended(String stage, List<ProcessError> errors) {
        return new TaskState(stage, ProcessResult.ended(errors));
    }

    static TaskState byPerson(String stage, List<ProcessError> errors) {
        return new TaskState(stage, ProcessResult.canceled(errors));
    }

    public List<ProcessError> errors() {
        return result == null ? List.of() : result.errors();
    }

    /** Whether DM counts a start or a resume as done. */
    public boolean isUp() {
        return stage.equals(Stages.RUNNING) || stage.equals(Stages.FINISHED);
    }
}
