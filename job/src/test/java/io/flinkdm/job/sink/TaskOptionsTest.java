package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code loaders} and {@code syncers} of a task file make of the writers. */
class TaskOptionsTest {

    @TempDir Path folder;

    @Test
    void syncersMakeTheLanes() throws IOException {
        MigrationPlan plan = plan("syncer: {worker-count: 5, batch: 7, queue-size: 11}");
        assertThat(LaneSettings.of(plan)).isEqualTo(new LaneSettings(5, 7, 11));
        assertThat(LaneKind.ofChanges(plan).queueRows()).isEqualTo(11);
        assertThat(LaneKind.ofChanges(plan).limits().rows()).isEqualTo(7);
    }

    @Test
    void withoutThemDefaultsCount() throws IOException {
        assertThat(LaneSettings.of(plan("syncer: {}"))).isEqualTo(new LaneSettings(16, 1000, 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "on-duplicate-logical: replace, NEW",
        "on-duplicate-logical: Ignore, KEEP",
        "on-duplicate-logical: error, ONLY_NEW",
        "on-duplicate: ignore, KEEP",
        "import-mode: physical, NEW",
        "pool-size: 4, NEW"
    })
    void loadersSayWhatBecomesOfDuplicates(String loader, WriteMode mode) throws IOException {
        Duplicates duplicates =
                plan("loader: {" + loader + "}").sources().get(0).snapshot().duplicates();
        assertThat(LaneKind.ofLoad(duplicates).mode()).isEqualTo(mode);
    }

    private MigrationPlan plan(String instance) throws IOException {
        Path task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        """
                        name: options
                        task-mode: all
                        target-database: {host: tidb, port: 4000, user: root}
                        mysql-instances: [{source-id: mysql-01, %s}]
                        """
                                .formatted(instance));
        Path source =
                Files.writeString(
                        folder.resolve("source.yaml"),
                        "{source-id: mysql-01, from: {host: mysql, port: 3306, user: root}}");
        Compilation compiled = PlanCompiler.compile(task, List.of(source));
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.unsupported()).isEmpty();
        return compiled.plan();
    }
}
