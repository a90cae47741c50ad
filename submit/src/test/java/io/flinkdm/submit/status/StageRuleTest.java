package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.cluster.JobState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRuleTest {

    private static final String FAILURE =
            "[code=10006:class=database:scope=downstream:level=high], Message: no";

    @ParameterizedTest
    @CsvSource({
        "INITIALIZING, false, '', '', New",
        "CREATED, false, '', chk, Resuming",
        "RUNNING, true, '', '', Running",
        "RUNNING, true, '" + FAILURE + "', '', Running",
        "RUNNING, false, '', '', New",
        "RUNNING, false, '" + FAILURE + "', '', Resuming",
        "RESTARTING, false, '" + FAILURE + "', '', Resuming",
        "FAILING, false, '" + FAILURE + "', '', Paused",
        "FAILED, false, '" + FAILURE + "', '', Paused",
        "CANCELLING, true, '', '', Stopping",
        "CANCELED, true, '', '', Stopped",
        "FINISHED, true, '', '', Paused",
    })
    void readsTheStageOffAJobNobodyEnded(
            JobState job, boolean tasksUp, String failure, String savepoint, String stage) {
        TaskState state = decide(TaskStage.RUNNING, savepoint, job, tasksUp, failure);

        assertThat(state.stage()).isEqualTo(stage);
    }

    @Test
    void showsTheErrorOfAFailedJob() {
        TaskState state = decide(TaskStage.RUNNING, "", JobState.FAILED, false, FAILURE);

        assertThat(state.result().isCanceled()).isFalse();
        assertThat(state.errors()).extracting(error -> error.code()).containsExactly(10006);
    }

    @Test
    void showsTheLastErrorWhileTheJobRestarts() {
        assertThat(decide(TaskStage.RUNNING, "", JobState.RESTARTING, false, FAILURE).errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, Paused", "STOPPED, Stopped"})
    void tellsStoppedWithSavepointFromFinishedByTheRegistry(TaskStage wanted, String stage) {
        TaskState state = decide(wanted, "sp", JobState.FINISHED, true, "");

        assertThat(state.stage()).isEqualTo(stage);
        assertThat(state.result().isCanceled()).isTrue();
    }

    @Test
    void believesARunningJobMoreThanTheRegistry() {
        assertThat(decide(TaskStage.PAUSED, "", JobState.RUNNING, true, "").stage())
                .isEqualTo(Stages.RUNNING);
    }

    @Test
    void isFinishedWhenAllSourcesAre() {
        Optional<TaskEntry> entry = Optional.of(entry(TaskStage.RUNNING, "", ""));

        assertThat(StageRule.decide(entry, facts(JobState.FINISHED, true, ""), true).stage())
                .isEqualTo(Stages.FINISHED);
        assertThat(StageRule.decide(entry, Optional.empty(), true).stage())
                .isEqualTo(Stages.FINISHED);
    }

    @Test
    void reportsAJobTheClusterHasLost() {
        TaskState state =
                StageRule.decide(
                        Optional.of(entry(TaskStage.RUNNING, "", "")), Optional.empty(), false);

        assertThat(state.stage()).isEqualTo(Stages.PAUSED);
        assertThat(state.errors().get(0).message()).contains("job-1");
    }

    @Test
    void remembersWhatAPausedTaskHadFailedWith() {
        String errors = StoredErrors.write(List.of(FailureText.parse(FAILURE)));

        TaskState state =
                StageRule.decide(
                        Optional.of(entry(TaskStage.PAUSED, "", errors)), Optional.empty(), false);

        assertThat(state.result().isCanceled()).isTrue();
        assertThat(state.errors()).hasSize(1);
    }

    private static TaskState decide(
            TaskStage wanted, String savepoint, JobState job, boolean tasksUp, String failure) {
        return StageRule.decide(
                Optional.of(entry(wanted, savepoint, "")), facts(job, tasksUp, failure), false);
    }

    private static Optional<JobFacts> facts(JobState state, boolean tasksUp, String failure) {
        return Optional.of(new JobFacts(state, tasksUp, failure));
    }

    private static TaskEntry entry(TaskStage stage, String savepoint, String errors) {
        return new TaskEntry(
                "a",
                "all",
                stage,
                "job-1",
                "http://f:8081",
                "file:/c",
                savepoint,
                errors,
                "{}",
                0,
                0);
    }
}
