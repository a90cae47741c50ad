package io.flinkdm.submit.task;

import java.util.List;

/** A task's files that do not compile; its message is the whole list, one problem a line. */
public final class TaskProblemsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskProblemsException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
