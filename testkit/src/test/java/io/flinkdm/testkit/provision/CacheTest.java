package io.flinkdm.testkit.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir Path folder;

    @Test
    void makesAnEntryOnceForAllThreads() throws Exception {
        Cache cache = new Cache(folder);
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Path>> entries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entries.add(
                    threads.submit(
                            () ->
                                    cache.entry(
                                            "a/b",
                                            path ->
                                                    Files.writeString(
                                                            path, "" + made.incrementAndGet()))));
        }
        for (Future<Path> entry : entries) {
            assertThat(Files.readString(entry.get())).isEqualTo("1");
        }
        threads.shutdown();
    }

    @Test
    void leavesNothingOfWhatFailed() throws Exception {
        Cache cache = new Cache(folder);
        assertThatThrownBy(
                        () ->
                                cache.entry(
                                        "a",
                                        path -> {
                                            Files.writeString(
                                                    Files.createDirectory(path).resolve("half"),
                                                    "");
                                            throw new IOException("no more");
                                        }))
                .hasMessage("no more");
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(cache.entry("a", path -> Files.writeString(path, "whole"))).hasContent("whole");
    }
}
