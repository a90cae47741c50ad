package io.flinkdm.submit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.cluster.FakeFlink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartPointChoiceTest {

    @TempDir Path folder;

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
    void findsTheRetainedCheckpointOfALostCluster() throws IOException {
        snapshot("job/chk-4", 4000);

        assertThat(choose(TaskStage.RUNNING, "", progressed())).endsWith("job/chk-4");
    }

    @Test
    void prefersWhatTheClusterKnowsToBeNewer() throws IOException {
        snapshot("job/chk-4", 4000);
        flink.on(
                "GET /jobs/job",
                """
                {"jid": "job", "state": "FAILED", "start-time": 7, "vertices": []}
                """);
        flink.on(
                "GET /jobs/job/checkpoints",
                """
                {"latest": {"completed": {"external_path": "file:/x/chk-5",
                                          "latest_ack_timestamp": 5000}}}
                """);

        assertThat(choose(TaskStage.RUNNING, "", progressed())).isEqualTo("file:/x/chk-5");
    }

    @Test
    void beginsAfreshOnlyWithoutProgress() {
        assertThat(choose(TaskStage.RUNNING, "", untouched())).isEmpty();
        assertThatThrownBy(() -> choose(TaskStage.RUNNING, "", progressed()))
                .hasMessageContaining("code=52012");
    }

    @Test
    void trustsTheRegistryWhereTheFileSystemCannotBeRead() {
        assertThat(choose(TaskStage.PAUSED, "nofs://bucket/sp", progressed()))
                .isEqualTo("nofs://bucket/sp");
        assertThatThrownBy(() -> choose(TaskStage.RUNNING, "nofs://bucket/sp", progressed()))
                .hasMessageContaining("cannot read nofs://bucket/sp");
    }

    private String choose(TaskStage stage, String savepoint, SourceStatus status) {
        String checkpointDir = folder.toUri().toString();
        TaskEntry entry =
                new TaskEntry("a", "all", stage, "job", "", checkpointDir, savepoint, "", "", 0, 0);
        return RestartPointChoice.choose(flink.client(), entry, List.of(status));
    }

    private static SourceStatus progressed() {
        return status(new Location("bin.000001", 4, ""));
    }

    private static SourceStatus untouched() {
        return status(Location.UNKNOWN);
    }

    private static SourceStatus status(Location flushed) {
        Location none = Location.UNKNOWN;
        return new SourceStatus(
                "s", "Sync", false, 0, 0, 0, 0, 0, 0, 0, none, flushed, none, 0, 0, 0, 0);
    }

    private void snapshot(String name, long atMs) throws IOException {
        Path metadata = folder.resolve(name).resolve("_metadata");
        Files.createDirectories(metadata.getParent());
        Files.writeString(metadata, "x");
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMs));
    }
}
