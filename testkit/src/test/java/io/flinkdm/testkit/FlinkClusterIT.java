package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.flink.ClusterRest;
import io.flinkdm.testkit.process.Waiting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestServers.class)
class FlinkClusterIT {

    @TempDir static Path folder;
    private static FlinkCluster flink;
    private static Path jar;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(1, 2);
        jar = JobJar.write(folder.resolve("job.jar"), CountingJob.class, CountingJob.Slow.class);
    }

    @AfterAll
    static void stopFlink() {
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void showsSlotsAndUi() {
        ClusterRest rest = new ClusterRest(flink.rest());
        Waiting.until(
                () -> rest.slots() == 2, Duration.ofMinutes(1), () -> rest.slots() + " slots");
        assertThat(rest.get("/").orElseThrow()).contains("<title>Apache Flink Web Dashboard");
        assertThat(rest.get("/jobmanager/log").orElseThrow()).contains("ClusterEntrypoint");
    }

    @Test
    void survivesTheLossOfATaskManager() {
        String job = running(flink.runJob(jar, "counts"));
        flink.killTaskManager(0);
        flink.startTaskManager();
        flink.cancel(running(job));
    }

    @Test
    void stopsAndContinuesFromASavepoint() {
        String job = running(flink.runJob(jar, "pauses"));
        String savepoint = flink.stopWithSavepoint(job);
        assertThat(Files.isDirectory(Path.of(URI.create(savepoint)))).isTrue();
        flink.awaitJobState(job, "FINISHED");
        flink.cancel(running(flink.runJob(List.of("-s", savepoint, "-p", "2"), jar, "resumes")));
    }

    @Test
    void takesJobsAgainAfterTheLossOfTheJobManager() {
        String job = running(flink.runJob(jar, "is lost"));
        flink.killJobManager();
        flink.restartJobManager();
        assertThat(flink.jobState(job)).isEmpty();
        flink.cancel(running(flink.runJob(jar, "counts anew")));
    }

    private static String running(String job) {
        flink.awaitRunning(job);
        return job;
    }
}
