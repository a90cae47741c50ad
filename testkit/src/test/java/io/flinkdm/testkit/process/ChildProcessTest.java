package io.flinkdm.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir Path folder;

    @Test
    void dieWithTheirJvmHoweverItEnds() throws IOException {
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = jvm.inputReader()) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            Path written = Path.of(said.readLine());
            assertThat(child.isAlive()).isTrue();

            jvm.destroyForcibly();
            await().until(() -> !child.isAlive() && Files.notExists(written));
        }
    }

    @Test
    void isStoppedAndTellsWhatItSaid() throws IOException {
        ChildProcess child =
                ChildProcess.start(
                        List.of("sh", "-c", "echo started; exec sleep 600"),
                        Map.of(),
                        folder,
                        folder.resolve("log"));
        await().until(() -> child.log().text().contains("started"));
        child.kill();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.log().tail()).endsWith("started");
    }

    /** A JVM with a child and a folder. */
    public static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path folder = RunFolder.create("child").path();
            ChildProcess child =
                    ChildProcess.start(
                            List.of("sleep", "600"), Map.of(), folder, folder.resolve("log"));
            System.out.println(child.pid());
            System.out.println(folder);
            Thread.currentThread().join();
        }
    }
}
