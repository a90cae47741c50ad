package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadingTable;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubTaskReportTest {

    private static final Location AT_100 = new Location("bin.000001", 100, "");
    private static final Location AT_200 = new Location("bin.000001", 200, "");
    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void givesTheObjectOfTheUnitOnly() {
        SubTaskStatus status = report(status("Load", AT_100, false), AT_200);

        assertThat(status.load()).isNotNull();
        assertThat(status.dump()).isNull();
        assertThat(status.sync()).isNull();
    }

    @Test
    void estimatesWhatIsLeftFromRows() {
        SubTaskStatus status = report(status("Load", AT_100, false), AT_200);

        assertThat(status.load().progress()).isEqualTo("25.00 %");
        assertThat(status.load().totalBytes()).isEqualTo(4000);
    }

    @Test
    void tellsHowLongTheLoadTakes() {
        TableStatus table =
                new TableStatus("s1", new TableId("a", "t"), false, 80, 20, 200, 4, 1, 0, 10_000);
        SourceReading reading =
                new SourceReading(
                        status("Load", AT_100, false),
                        AT_200,
                        new Rates(0, 0, 100),
                        false,
                        List.of(table));

        LoadStatus load =
                SubTaskReport.of("a", TaskState.going(Stages.RUNNING), Optional.of(reading)).load();
        assertThat(load.remainingSeconds()).isEqualTo(30);
        assertThat(load.tables())
                .containsExactly(new LoadingTable("`a`.`t`", 20, 80, 200, "25.00 %", 30L));
    }

    @Test
    void isAtAHundredPercentOnlyWhenFinished() {
        assertThat(report(status("Load", AT_100, true), AT_100).load().progress())
                .isEqualTo("100.00 %");
    }

    @Test
    void isSyncedAtTheSamePosition() {
        assertThat(report(status("Sync", AT_100, false), AT_200).sync().synced()).isFalse();
        assertThat(report(status("Sync", AT_200, false), AT_200).sync().synced()).isTrue();
    }

    @Test
    void comparesGtidSetsWhenTheSourceUsesThem() {
        Location flushed = new Location("bin.000001", 100, UUID + ":1-9");
        Location head = new Location("bin.000007", 4, UUID + ":1-9");
        SourceReading reading =
                new SourceReading(status("Sync", flushed, false), head, Rates.NONE, true);

        assertThat(reading.isSynced()).isTrue();
    }

    @Test
    void isInvalidBeforeTheSourceReports() {
        SubTaskStatus status = SubTaskReport.of("a", TaskState.going(Stages.NEW), Optional.empty());

        assertThat(status.unit()).isEqualTo("InvalidUnit");
    }

    private static SubTaskStatus report(SourceStatus status, Location head) {
        return SubTaskReport.of(
                "a",
                TaskState.going(Stages.RUNNING),
                Optional.of(new SourceReading(status, head, Rates.NONE, false)));
    }

    private static SourceStatus status(String unit, Location flushed, boolean finished) {
        return new SourceStatus(
                "s1", unit, finished, 2, 1, 8, 2, 400, 100, 1000, AT_100, flushed, AT_100, 50, 5000,
                0, 1);
    }
}
