package io.flinkdm.submit.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.answer.StatusAnswer.SourceLine;
import io.flinkdm.submit.answer.StatusAnswer.SourcePart;
import io.flinkdm.submit.answer.SubTaskStatus.DumpStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadStatus;
import io.flinkdm.submit.answer.SubTaskStatus.SyncStatus;
import io.flinkdm.submit.answer.TaskListAnswer.TaskLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed answers, byte by byte, against the files in {@code answers/}. */
class AnswerJsonTest {

    @Test
    void printsTheAnswerOfStartTask() {
        StartTaskAnswer answer =
                new StartTaskAnswer(
                        true, "", List.of(new SourceAnswer(true, "", "mysql-01", "tm-1")), "");

        assertPrinted(answer, "start-task.json");
    }

    @Test
    void printsTheAnswerOfPauseTask() {
        SourceAnswer source = new SourceAnswer(false, "still being written", "mysql-01", "");

        assertPrinted(
                new OperateTaskAnswer(TaskOperation.Pause, true, "", List.of(source)),
                "pause-task.json");
    }

    @Test
    void printsTheAnswerForAllTasksOfASource() {
        OperateTaskAnswer stopped =
                new OperateTaskAnswer(
                        TaskOperation.Delete,
                        true,
                        "",
                        List.of(new SourceAnswer(true, "", "mysql-01", "")));

        assertPrinted(
                new BatchOperateAnswer(true, "", List.of(BatchOperateAnswer.part("a", stopped))),
                "stop-all-tasks.json");
    }

    @Test
    void printsTheShortListWithoutEmptyFields() {
        assertPrinted(
                new TaskListAnswer(
                        true,
                        "",
                        List.of(
                                new TaskLine("a", "Running", List.of("mysql-01", "mysql-02")),
                                new TaskLine("b", "Stopped", List.of()))),
                "short-list.json");
    }

    @Test
    void printsAnEmptyShortListOnOneLine() {
        assertThat(AnswerJson.dm().print(new TaskListAnswer(true, "", List.of())))
                .endsWith("\"tasks\": []\n}");
    }

    @Test
    void printsAnEmptyBatchOnOneLine() {
        assertThat(AnswerJson.dm().print(new BatchOperateAnswer(true, "", List.of())))
                .endsWith("\"tasks\": []\n}");
    }

    @Test
    void printsSyncWithIntegersAsTexts() {
        SyncStatus sync =
                new SyncStatus(
                        12,
                        1,
                        2,
                        "(bin.000002, 154)",
                        "",
                        "(bin.000001, 9)",
                        "",
                        List.of(),
                        List.of(),
                        false,
                        "remote",
                        3,
                        "",
                        "",
                        12,
                        1,
                        2,
                        4096,
                        1024);

        assertPrinted(
                detail(new SubTaskStatus("a", "Running", "Sync", null, "", null, null, sync, null)),
                "query-status-sync.json");
    }

    @Test
    void printsDumpWithDoublesAsPlainNumbers() {
        DumpStatus dump = new DumpStatus(3, 1, 1_500_000_000d, 10, 40, 77, "25.00 %");

        assertPrinted(
                detail(new SubTaskStatus("a", "Running", "Dump", null, "", dump, null, null, null)),
                "query-status-dump.json");
    }

    @Test
    void printsTheErrorsOfAFailedLoad() {
        LoadStatus load = new LoadStatus(10, 40, "25.00 %", "(bin.000001, 4)", "", 0);
        ProcessError error =
                new ProcessError(
                        10006, "database", "downstream", "high", "table full", "Error 1114", "");
        ProcessResult result = ProcessResult.ended(List.of(error));

        assertPrinted(
                detail(
                        new SubTaskStatus(
                                "a", "Paused", "Load", result, "", null, load, null, null)),
                "query-status-failed.json");
    }

    @Test
    void printsIntegersAsNumbersOnRequest() {
        LoadStatus load = new LoadStatus(10, 40, "25.00 %", "(bin.000001, 4)", "", 0);
        SubTaskStatus status =
                new SubTaskStatus("a", "Running", "Load", null, "", null, load, null, null);

        assertThat(AnswerJson.withNumbers().print(detail(status))).contains("\"totalBytes\": 40,");
    }

    private static StatusAnswer detail(SubTaskStatus status) {
        return new StatusAnswer(
                true,
                "",
                List.of(
                        new SourcePart(
                                true,
                                "",
                                new SourceLine("mysql-01", "tm-1", null, null),
                                List.of(status))));
    }

    private static void assertPrinted(Answer answer, String file) {
        assertThat(AnswerJson.dm().print(answer) + "\n").isEqualTo(read(file));
    }

    private static String read(String file) {
        try (var in = AnswerJsonTest.class.getResourceAsStream("/answers/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
