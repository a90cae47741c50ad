package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.SubTaskStatus.HeldLine;
import io.flinkdm.submit.answer.SubTaskStatus.SyncStatus;
import io.flinkdm.submit.status.TaskReport.SourcePart;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.HeldStatement.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldReportTest {

    private static final TaskState RUNNING = TaskState.going(Stages.RUNNING);
    private static final SubTaskStatus STATUS = SubTaskReport.of("shop", RUNNING, Optional.empty());

    @Test
    void showsAParkedStatementAsAnErrorOfARunningTask() {
        SubTaskStatus status = HeldReport.add(STATUS, List.of(held(Stage.PARKED)));

        ProcessError error = status.result().errors().get(0);
        assertThat(status.stage()).isEqualTo("Running");
        assertThat(status.result().isCanceled()).isFalse();
        assertThat(error.code()).isEqualTo(36061);
        assertThat(error.message()).isEqualTo("it failed");
        assertThat(error.rawCause()).isEqualTo("Unsupported");
        assertThat(error.workaround())
                .startsWith("mend the cause; leave it out with")
                .contains("`dm binlog skip shop -s mysql-01 -b bin.000001:700`")
                .contains("`dm binlog replace shop -s mysql-01 -b bin.000001:700 \"");
    }

    @Test
    void showsTheTablesThatWait() {
        SubTaskStatus status = HeldReport.add(STATUS, List.of(held(Stage.WAITING)));

        assertThat(status.result()).isNull();
        assertThat(status.heldStatements())
                .containsExactly(
                        new HeldLine(
                                "bin.000001:700", "waiting", List.of("`s`.`t`"), "ALTER TABLE t"));
    }

    @Test
    void isNotSyncedWhileAStatementIsHeld() {
        SubTaskStatus synced =
                new SubTaskStatus(
                        "shop",
                        "Running",
                        "Sync",
                        null,
                        "",
                        null,
                        null,
                        new SyncStatus(
                                1, 1, 1, "", "", "", "", List.of(), List.of(), true, "remote", 0,
                                "", "", 1, 1, 1, 1, 1),
                        null);
        SubTaskStatus status = HeldReport.add(synced, List.of(held(Stage.RUNNING)));
        assertThat(status.sync().synced()).isFalse();
        assertThat(status.sync().totalRows()).isEqualTo(1);
    }

    @Test
    void leavesOthersAsTheyAre() {
        assertThat(HeldReport.add(STATUS, List.of())).isSameAs(STATUS);
    }

    @Test
    void pointsToTheDetailInTheList() {
        SubTaskStatus status = HeldReport.add(STATUS, List.of(held(Stage.PARKED)));
        TaskReport report =
                new TaskReport(
                        "shop", RUNNING, "", List.of(new SourcePart("mysql-01", "tm", status)));
        assertThat(StatusReport.shortList(List.of(report)).tasks().get(0).taskStatus())
                .startsWith("Error - Some error occurred in subtask");
    }

    private static HeldStatement held(Stage stage) {
        return new HeldStatement(
                EventPlace.of("mysql-01", "bin.000001", 700),
                "",
                stage,
                List.of("`s`.`t`"),
                "ALTER TABLE t",
                stage == Stage.PARKED
                        ? "[code=36061:class=sync-unit:scope=downstream:level=high], Message: it"
                                + " failed, RawCause: Unsupported, Workaround: mend the cause"
                        : "",
                1);
    }
}
