package io.flinkdm.config.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KEYS =
            List.of("name", "task-mode", "meta-schema", "routes", "port", "ignore-checking-items");

    @ParameterizedTest
    @CsvSource({
        "nmae, name",
        "Name, name",
        "taskmode, task-mode",
        "task_mode, task-mode",
        "prot, port",
        "route, routes",
        "ignore-checking, ignore-checking-items"
    })
    void suggests(String written, String meant) {
        assertThat(NearestName.suggestion(written, KEYS))
                .isEqualTo("; did you mean `" + meant + "`?");
    }

    @ParameterizedTest
    @CsvSource({"aaa", "x", "target-database"})
    void keepsSilentAboutStrangers(String written) {
        assertThat(NearestName.suggestion(written, KEYS)).isEmpty();
    }
}
