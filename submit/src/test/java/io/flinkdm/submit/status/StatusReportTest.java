package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.StatusAnswer;
import io.flinkdm.submit.answer.TaskListAnswer.TaskLine;
import io.flinkdm.submit.status.TaskReport.SourcePart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final TaskState RUNNING = TaskState.going(Stages.RUNNING);

    @Test
    void listsTasksByNameWithTheirStage() {
        assertThat(
                        StatusReport.shortList(
                                        List.of(
                                                task("b", RUNNING, "s2", "s1"),
                                                task("a", paused(), "s1")))
                                .tasks())
                .containsExactly(
                        new TaskLine("a", "Paused", List.of("s1")),
                        new TaskLine("b", "Running", List.of("s1", "s2")));
    }

    @Test
    void pointsToTheDetailOfATaskInError() {
        TaskState failed = TaskState.ended(Stages.PAUSED, List.of(ProcessError.unknown("no")));

        assertThat(StatusReport.shortList(List.of(task("a", failed, "s1"))).tasks().get(0))
                .extracting(TaskLine::taskStatus)
                .isEqualTo(
                        "Error - Some error occurred in subtask. Please run `query-status <task>`"
                                + " to get more details.");
    }

    @Test
    void groupsTheDetailBySource() {
        StatusAnswer answer =
                StatusReport.detail(
                        List.of(task("a", RUNNING, "s2", "s1"), task("b", RUNNING, "s1")));

        assertThat(answer.sources())
                .extracting(part -> part.sourceStatus().source())
                .containsExactly("s1", "s2");
        assertThat(answer.sources().get(0).subTaskStatus())
                .extracting(status -> status.name())
                .containsExactly("a", "b");
    }

    @Test
    void marksTheSourcesOfATaskThatCannotBeRead() {
        TaskReport lost = TaskReport.unreadable("a", "cannot reach Flink", List.of("s1"));

        StatusAnswer.SourcePart part = StatusReport.detail(List.of(lost)).sources().get(0);

        assertThat(part.result()).isFalse();
        assertThat(part.msg()).isEqualTo("a: cannot reach Flink");
        assertThat(part.sourceStatus().worker()).isEqualTo("source not bound");
        assertThat(part.subTaskStatus().get(0).stage()).isEqualTo("InvalidStage");
        assertThat(part.subTaskStatus().get(0).unit()).isEqualTo("InvalidUnit");
    }

    private static TaskState paused() {
        return TaskState.byPerson(Stages.PAUSED, List.of());
    }

    private static TaskReport task(String name, TaskState state, String... sourceIds) {
        List<SourcePart> parts =
                List.of(sourceIds).stream()
                        .map(
                                id ->
                                        new SourcePart(
                                                id,
                                                "tm-1",
                                                SubTaskReport.of(name, state, Optional.empty())))
                        .toList();
        return new TaskReport(name, state, "", parts);
    }
}
