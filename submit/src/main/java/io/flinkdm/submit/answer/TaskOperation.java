package io.flinkdm.submit.answer;

/** DM's names of what is done to a task, as printed in {@code op}. */
public enum TaskOperation {
    Pause,
    Resume,
    Delete
}
