package io.flinkdm.job.meta;

import java.util.Arrays;

/**
 * The stages of a task that outlive its job, under DM's names; what a job does now, Flink knows.
 */
public enum TaskStage {
    /** A job was submitted; whether it still runs, only Flink can say. */
    RUNNING("Running"),
    /** Paused by a person: no job, a restart point is kept. */
    PAUSED("Paused"),
    /** Stopped by a person: no job; a later start continues from the kept restart point. */
    STOPPED("Stopped"),
    /** Nothing left to do. */
    FINISHED("Finished");

    private final String label;

    TaskStage(String label) {
        this.label = label;
    }

    /** DM's word, as stored and as printed. */
    public String label() {
        return label;
    }

    static TaskStage ofLabel(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown task stage " + label));
    }
}
