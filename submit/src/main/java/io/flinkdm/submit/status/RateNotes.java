package io.flinkdm.submit.status;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.job.meta.SourceStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last sample of every source of a task, kept in a file between two calls of the command: DM's
 * {@code recentRps} is measured from status call to status call. One thread at a time.
 */
final class RateNotes {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, RateSample> samples;

    /** Without the file, or with one that another version wrote, samples begin anew. */
    RateNotes(Path file) {
        this.file = file;
        this.samples = read(file);
    }

    /** Takes a sample and gives the speeds up to it. */
    Rates sample(String jobId, long startedAtMs, SourceStatus now) {
        RateSample before = samples.get(now.sourceId());
        RateSample sample = before == null ? RateSample.first(jobId, now) : before.next(jobId, now);
        samples.put(now.sourceId(), sample);
        long total =
                startedAtMs <= 0
                        ? 0
                        : RateSample.perSecond(now.syncedRows(), now.updatedAtMs() - startedAtMs);
        // The first time there is no other speed than that of the whole run.
        long bytes =
                before == null && startedAtMs > 0
                        ? RateSample.perSecond(now.loadedBytes(), now.updatedAtMs() - startedAtMs)
                        : sample.bytesPerSecond();
        return new Rates(total, sample.rowsPerSecond(), bytes);
    }

    /** Writes the samples, if the task's folder exists. */
    void save() {
        if (!Files.isDirectory(file.getParent())) {
            return;
        }
        try {
            MAPPER.writeValue(file.toFile(), samples);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Map<String, RateSample> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new TreeMap<>();
        }
        try {
            return MAPPER.readValue(
                    file.toFile(), new TypeReference<TreeMap<String, RateSample>>() {});
        } catch (IOException e) {
            return new TreeMap<>();
        }
    }
}
