package io.flinkdm.config.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2021-11-01 00:00:00, 2021-11-01T00:00, ",
        "2021-11-01T23:59:59, 2021-11-01T23:59:59, ",
        "2021-11-01 00:00:01Z, 2021-11-01T00:00:01, Z",
        "2021-11-01 00:00:01+08:00, 2021-11-01T00:00:01, +08:00",
        "2021-11-01T00:00:01-0330, 2021-11-01T00:00:01, -03:30"
    })
    void takesDmsForms(String text, String local, String zone) {
        StartTime time = StartTime.parse(text);

        assertThat(time.local()).hasToString(local);
        assertThat(time.zone().map(Object::toString).orElse(null)).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-11-01",
                "2021-11-01 00:00",
                "2021-02-30 00:00:00",
                "2021-11-01 24:00:00",
                "2021-11-01  00:00:00",
                "2021-11-01 00:00:00 Z",
                "2021-11-01 00:00:00+19:00",
                "1635724800"
            })
    void refusesOthers(String text) {
        assertThatThrownBy(() -> StartTime.parse(text))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.START_TIME_INVALID))
                .hasMessageContaining("error while parse start-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "FULL"})
    void isForTasksThatFollowOnly(TaskMode mode) {
        assertThatThrownBy(() -> plan(mode).startingAt("2021-11-01 00:00:00"))
                .hasMessageContaining("task-mode incremental");
    }

    @Test
    void isPrintedWithThePlanWhenGiven() {
        MigrationPlan plan = plan(TaskMode.INCREMENTAL);

        assertThat(PlanJson.print(plan)).doesNotContain("start-time");
        assertThat(PlanJson.print(plan.startingAt("2021-11-01 00:00:00")))
                .contains("\"start-time\" : \"2021-11-01 00:00:00\"");
    }

    @Test
    void staysWhateverReadsTheSources() {
        MigrationPlan plan = plan(TaskMode.INCREMENTAL).startingAt("2021-11-01 00:00:00");

        assertThat(PlanJson.print(plan)).doesNotContain("source-connector");
        assertThat(PlanJson.print(plan.readBy("flink-cdc")))
                .contains("\"start-time\"", "\"source-connector\" : \"flink-cdc\"");
    }

    private static MigrationPlan plan(TaskMode mode) {
        ConnectionPlan account = new ConnectionPlan("h", 1, "u", Secret.of("p"));
        TargetPlan target = new TargetPlan(account, Map.of());
        return new MigrationPlan("t", mode, "dm_meta", "", target, List.of());
    }
}
