package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A JobManager of 1 GiB plans a table of very many chunks: a process of its own with that heap. A
 * million chunks with {@code -Dplanning.chunks=1000000}.
 */
class MillionChunksIT {

    private static final int CHUNKS = Integer.getInteger("planning.chunks", 2_000);
    private static final long MOST_CHECKPOINT_BYTES = 10_000;
    private static final Pattern LARGEST = Pattern.compile("the largest of (\\d+) bytes");

    @Test
    void areHandedOutWithinOneGibibyte() throws Exception {
        Process program =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ManyChunksJob.class.getName(),
                                String.valueOf(CHUNKS))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        Matcher largest = LARGEST.matcher(said);
        assertThat(largest.find()).as(said).isTrue();
        System.out.print(said.lines().filter(line -> line.contains(" chunks in ")).findAny().get());
        System.out.println();
        assertThat(Long.parseLong(largest.group(1))).isLessThan(MOST_CHECKPOINT_BYTES);
    }
}
