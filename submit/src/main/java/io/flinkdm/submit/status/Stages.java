package io.flinkdm.submit.status;

/** DM's names of the stages a task can show. */
public final class Stages {

    public static final String INVALID = "InvalidStage";
    public static final String NEW = "New";
    public static final String RUNNING = "Running";
    public static final String PAUSED = "Paused";
    public static final String STOPPED = "Stopped";
    public static final String FINISHED = "Finished";
    public static final String RESUMING = "Resuming";
    public static final String STOPPING = "Stopping";

    private Stages() {}
}
