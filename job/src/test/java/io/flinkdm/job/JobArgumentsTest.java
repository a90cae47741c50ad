package io.flinkdm.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobArgumentsTest {

    @Test
    void takesOneTaskAndItsSources() {
        assertThat(JobArguments.parse("--source", "a", "--task", "t", "--source", "b"))
                .isEqualTo(
                        new JobArguments(
                                Path.of("t"),
                                List.of(Path.of("a"), Path.of("b")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void takesAKey() {
        assertThat(
                        JobArguments.parse("--task", "t", "--source", "a", "--secret-key-path", "k")
                                .secretKey())
                .contains(Path.of("k"));
    }

    @Test
    void takesAStartTime() {
        String[] line = {"--task", "t", "--source", "a", "--start-time", "2021-11-01 00:00:00"};

        assertThat(JobArguments.parse(line).startTime()).contains("2021-11-01 00:00:00");
    }

    @Test
    void takesAConnector() {
        String line = "--task t --source a --source-connector other";
        assertThat(JobArguments.parse(line.split(" ")).connector()).contains("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--task t",
                "--source s",
                "--task t --task u --source s",
                "--task t --source",
                "--task t --source s --fast",
                "--task t --source s --source-connector a --source-connector b",
                "--task t --source s --secret-key-path a --secret-key-path b",
            })
    void explainsWhatIsWrong(String line) {
        assertThatThrownBy(() -> JobArguments.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage:");
    }
}
