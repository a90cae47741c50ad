package io.flinkdm.submit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkRestTest {

    private FakeFlink flink;

    @BeforeEach
    void start() throws IOException {
        flink = new FakeFlink();
    }

    @AfterEach
    void stop() {
        flink.close();
    }

    @Test
    void knowsWhetherAllTasksOfAJobAreUp() {
        flink.on("GET /jobs/a", job("\"RUNNING\": 1, \"FINISHED\": 1, \"SCHEDULED\": 0"))
                .on("GET /jobs/b", job("\"RUNNING\": 1, \"SCHEDULED\": 1"));

        assertThat(flink.client().job("a").orElseThrow().tasksUp()).isTrue();
        assertThat(flink.client().job("b").orElseThrow().tasksUp()).isFalse();
    }

    @Test
    void takesAnUnknownJobForAbsent() {
        assertThat(flink.client().job("a")).isEmpty();
    }

    @Test
    void addsUpWhatRulesLeftOut() {
        flink.on(
                        "GET /jobs/a/vertices/v/subtasks/metrics",
                        """
                        [{"id": "route_and_filter.rule.no-drops.filteredRows"},
                         {"id": "route_and_filter.numRecordsIn"}]
                        """)
                .on(
                        "GET /jobs/a/vertices/v/subtasks/metrics?agg=sum&get="
                                + "route_and_filter.rule.no-drops.filteredRows",
                        """
                        [{"id": "route_and_filter.rule.no-drops.filteredRows", "sum": 7.0}]
                        """);

        assertThat(flink.client().filteredRows("a", "v")).isEqualTo(Map.of("no-drops", 7L));
        assertThat(flink.client().filteredRows("a", "w")).isEmpty();
    }

    @Test
    void addsUpWhatWritersMissed() {
        String id = "TiDB_writers__Writer.table.shop_t.missingRows";
        flink.on(
                        "GET /jobs/a/vertices/v/subtasks/metrics",
                        "[{\"id\": \""
                                + id
                                + "\"}, {\"id\": \"TiDB_writers__Writer.missingRows\"}]")
                .on(
                        "GET /jobs/a/vertices/v/subtasks/metrics?agg=sum&get=" + id,
                        "[{\"id\": \"" + id + "\", \"sum\": 2.0}]");

        assertThat(flink.client().missingRows("a", "v")).isEqualTo(Map.of("shop_t", 2L));
    }

    @Test
    void prefersTheExceptionHistory() {
        flink.on(
                "GET /jobs/a/exceptions?maxExceptions=1",
                """
                {"root-exception": "old",
                 "exceptionHistory": {"entries": [{"stacktrace": "new"}]}}
                """);

        assertThat(flink.client().latestFailure("a")).isEqualTo("new");
        assertThat(flink.client().latestFailure("b")).isEmpty();
    }

    @Test
    void takesTheNewerOfCheckpointAndSavepoint() {
        flink.on(
                "GET /jobs/a/checkpoints",
                """
                {"latest": {
                  "completed": {"external_path": "file:/c/chk-9", "latest_ack_timestamp": 20},
                  "savepoint": {"external_path": "file:/s/1", "latest_ack_timestamp": 10},
                  "failed": null}}
                """);

        assertThat(flink.client().latestRestartPoint(job(JobState.FAILED)))
                .contains(new RestartPoint("file:/c/chk-9", 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"external_path\": \"<checkpoint-not-externally-addressable>\"}",
                "{\"external_path\": \"file:/c/chk-9\", \"discarded\": true}",
                "null"
            })
    void hasNoRestartPointWhereNoneIsKept(String completed) {
        flink.on("GET /jobs/a/checkpoints", "{\"latest\": {\"completed\": " + completed + "}}");

        assertThat(flink.client().latestRestartPoint(job(JobState.FAILED))).isEmpty();
    }

    @Test
    void knowsThatAFinishedJobLeavesSavepointsOnly() {
        flink.on(
                "GET /jobs/a/checkpoints",
                """
                {"latest": {
                  "completed": {"external_path": "file:/c/chk-9", "latest_ack_timestamp": 20},
                  "savepoint": {"external_path": "file:/s/1", "latest_ack_timestamp": 10,
                                "is_savepoint": true}}}
                """);

        assertThat(flink.client().latestRestartPoint(job(JobState.FINISHED)))
                .contains(new RestartPoint("file:/s/1", 10));
    }

    @Test
    void stopsWithASavepoint() {
        flink.on("POST /jobs/a/stop", 202, "{\"request-id\": \"t\"}")
                .on(
                        "GET /jobs/a/savepoints/t",
                        """
                        {"status": {"id": "COMPLETED"}, "operation": {"location": "file:/s/1"}}
                        """);

        String trigger = flink.client().stopWithSavepoint("a", "file:/s");

        assertThat(flink.received("POST /jobs/a/stop"))
                .contains("\"targetDirectory\":\"file:/s\"", "\"drain\":false");
        assertThat(flink.client().savepoint("a", trigger))
                .isEqualTo(new SavepointProgress(true, "file:/s/1", ""));
    }

    @Test
    void findsAJobByNameWhenItsIdIsUnknown() {
        flink.on(
                        "GET /jobs/overview",
                        """
                        {"jobs": [
                          {"jid": "x", "name": "shop", "state": "FAILED", "start-time": 9},
                          {"jid": "a", "name": "shop", "state": "RUNNING", "start-time": 5}]}
                        """)
                .on("GET /jobs/a", job("\"RUNNING\": 1"));

        assertThat(JobFinder.find(flink.client(), "shop", "gone").orElseThrow().id())
                .isEqualTo("a");
    }

    @Test
    void findsTheWorkerOfExactlyThatSource() {
        JobView job =
                new JobView(
                        "a",
                        JobState.RUNNING,
                        true,
                        7,
                        List.of(
                                new JobView.Vertex("v1", "Source: source mysql-010 -> route"),
                                new JobView.Vertex("v2", "Source: source mysql-01 -> route")));
        flink.on("GET /jobs/a/vertices/v2", "{\"subtasks\": [{\"taskmanager-id\": \"tm\"}]}");

        assertThat(Workers.of(flink.client(), job, "mysql-01")).isEqualTo("tm");
        assertThat(Workers.of(flink.client(), job, "mysql-02")).isEmpty();
    }

    @Test
    void quotesWhatFlinkRefuses() {
        flink.on("GET /jobs/overview", 500, "{\"errors\": [\"Internal.\", \"boom\\n\\tat x\"]}");

        assertThatThrownBy(() -> flink.client().jobs())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("status 500: boom");
    }

    @Test
    void namesTheAddressNobodyAnswersAt() {
        FlinkRest gone = flink.client();
        flink.close();

        assertThatThrownBy(gone::jobs)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=48001")
                .hasMessageContaining(gone.url());
    }

    @Test
    void completesAddresses() {
        assertThat(new FlinkRest("flink").url()).isEqualTo("http://flink:8081");
        assertThat(new FlinkRest("http://flink:80/").url()).isEqualTo("http://flink:80");
        assertThatThrownBy(() -> new FlinkRest("http://")).hasMessageContaining("48001");
    }

    private static JobView job(JobState state) {
        return new JobView("a", state, false, 0, List.of());
    }

    private static String job(String tasks) {
        return """
                {"jid": "a", "state": "RUNNING", "start-time": 7,
                 "vertices": [{"id": "v", "name": "Source", "tasks": {%s}}]}
                """
                .formatted(tasks);
    }
}
