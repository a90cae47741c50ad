package io.flinkdm.submit.demo;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at the demo's task every second, prints the line, and fails when the task has. */
final class DemoWatch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EmbeddedFlink flink;
    private final Look look;
    private final Consumer<String> say;
    private final DemoProgress progress = new DemoProgress();
    private final long startedAt = System.nanoTime();

    DemoWatch(EmbeddedFlink flink, Look look, Consumer<String> say) {
        this.flink = flink;
        this.look = look;
        this.say = say;
    }

    /** Waits that long, then looks once. */
    Optional<SourceStatus> look(Duration wait) throws Exception {
        Thread.sleep(wait.toMillis());
        flink.requireAlive();
        Optional<SourceStatus> status = look.now();
        long elapsed = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
        say.accept(
                status.map(known -> progress.line(elapsed, known))
                        .orElse(String.format("%4d s  starting", elapsed)));
        return status;
    }

    /** Looks until everything before that place is durable on the target. */
    void awaitPosition(Location end, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!look(LOOK).map(status -> isPast(status.flushed(), end)).orElse(false)) {
            if (System.nanoTime() > deadline) {
                throw new MigrationException(
                        ErrorCode.INTERNAL,
                        "the target did not reach " + end.display() + " in " + patience);
            }
        }
    }

    /** File names of one server are of one length, so they compare as text. */
    private static boolean isPast(Location flushed, Location end) {
        int file = flushed.file().compareTo(end.file());
        return file > 0 || file == 0 && flushed.offset() >= end.offset();
    }

    /** Reads the task's status row. */
    @FunctionalInterface
    interface Look {
        Optional<SourceStatus> now() throws SQLException;
    }
}
