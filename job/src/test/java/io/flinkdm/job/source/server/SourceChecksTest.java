package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceChecksTest {

    @Test
    void tellsAllThatIsWrongAtOnce() {
        List<String> problems =
                SourceChecks.problems(
                        Map.of(
                                "log_bin",
                                "OFF",
                                "binlog_format",
                                "MIXED",
                                "binlog_row_image",
                                "MINIMAL",
                                "server_id",
                                "0"));

        assertThat(problems).hasSize(4);
        assertThat(problems.get(1))
                .isEqualTo("binlog_format is MIXED instead of ROW; set binlog_format=ROW");
    }

    @Test
    void oldServersKnowFullImagesOnly() {
        assertThat(
                        SourceChecks.problems(
                                Map.of("log_bin", "ON", "binlog_format", "ROW", "server_id", "1")))
                .isEmpty();
    }

    @Test
    void imagesWithoutWhatStaysTheSameWillDo() {
        assertThat(
                        SourceChecks.problems(
                                Map.of(
                                        "log_bin",
                                        "ON",
                                        "binlog_format",
                                        "ROW",
                                        "binlog_row_image",
                                        "FULL_NODUP",
                                        "server_id",
                                        "1")))
                .isEmpty();
    }
}
