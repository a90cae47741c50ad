package io.flinkdm.submit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobJarsTest {

    private static final Path DRIVER = Path.of("driver.jar");

    @Test
    void sendsTheJarOfTheConnectorAndWhatItNeeds() {
        assertThat(jars(null, "flink-cdc"))
                .satisfiesExactly(
                        jar -> assertThat(jar).endsWithRaw(Path.of("migration-flink-cdc.jar")),
                        jar -> assertThat(jar).isEqualTo(DRIVER));
        assertThat(jars(null, null).get(0)).endsWithRaw(Path.of("job/target/migration.jar"));
    }

    @Test
    void sendsTheJarAskedFor() {
        assertThat(jars(Path.of("mine.jar"), "flink-cdc").get(0)).isEqualTo(Path.of("mine.jar"));
    }

    private static List<Path> jars(Path asked, String connector) {
        return JobJars.of(
                new LaunchRequest(asked, List.of(DRIVER), connector, null, null, null), connector);
    }
}
