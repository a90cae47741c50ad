package io.flinkdm.submit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredPlanTest {

    @Test
    void tellsTheStartTimeOfTheLatestRun() {
        assertThat(
                        StoredPlan.startTime(
                                "{\"task\": \"t\", \"start-time\": \"2021-11-01 00:00:00\"}"))
                .isEqualTo("2021-11-01 00:00:00");
        assertThat(StoredPlan.startTime("{\"task\": \"t\"}")).isEmpty();
        assertThat(StoredPlan.startTime("")).isEmpty();
    }

    @Test
    void tellsWhatReadTheSourcesInTheLatestRun() {
        assertThat(StoredPlan.sourceConnector("{\"source-connector\": \"flink-cdc\"}"))
                .isEqualTo("flink-cdc");
        assertThat(StoredPlan.sourceConnector("{\"task\": \"t\"}")).isEmpty();
    }
}
