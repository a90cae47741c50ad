package io.flinkdm.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobArgumentsTest {

    @Test
    void takesOneTaskAndItsSources() {
        assertThat(JobArguments.parse("--source", "a", "--task", "t", "--source", "b"))
                .isEqualTo(new JobArguments(Path.of("t"), List.of(Path.of("a"), Path.of("b"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--task t",
                "--source s",
                "--task t --task u --source s",
                "--task t --source",
                "--task t --source s --fast",
            })
    void explainsWhatIsWrong(String line) {
        assertThatThrownBy(() -> JobArguments.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage:");
    }
}
