package io.flinkdm.submit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartPointsTest {

    @TempDir Path folder;

    @Test
    void takesTheNewestCompleteCheckpoint() throws IOException {
        snapshot("job/chk-3", 3000);
        snapshot("job/chk-10", 9000);
        Files.createDirectories(folder.resolve("job/chk-11"));
        snapshot("job/shared", 99_000);

        assertThat(newest("")).endsWith("job/chk-10");
    }

    @Test
    void takesTheSavepointWhenItIsNewer() throws IOException {
        snapshot("job/chk-3", 3000);
        snapshot("savepoint-1", 4000);

        assertThat(newest(folder.resolve("savepoint-1").toUri().toString()))
                .endsWith("savepoint-1");
    }

    @Test
    void takesTheCheckpointWhenTheSavepointIsGone() throws IOException {
        snapshot("job/chk-3", 3000);

        assertThat(newest(folder.resolve("savepoint-1").toUri().toString())).endsWith("chk-3");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(RestartPoints.newest("", folder.toUri().toString(), "job")).isEmpty();
        assertThat(RestartPoints.newest("", "", "")).isEmpty();
    }

    private String newest(String savepoint) {
        return RestartPoints.newest(savepoint, folder.toUri().toString(), "job")
                .orElseThrow()
                .path();
    }

    private void snapshot(String name, long atMs) throws IOException {
        Path metadata = folder.resolve(name).resolve("_metadata");
        Files.createDirectories(metadata.getParent());
        Files.writeString(metadata, "x");
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMs));
    }
}
