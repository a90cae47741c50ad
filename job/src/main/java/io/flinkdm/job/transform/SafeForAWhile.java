package io.flinkdm.job.transform;

import io.flinkdm.udf.event.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * Marks changes to be written idempotently for some time after the first of the binlog: a task's
 * {@code safe-mode-duration}. What may be a repetition is marked already, and keeps its mark. Task
 * thread.
 */
final class SafeForAWhile implements UnaryOperator<RowChange> {

    private final Duration duration;
    private final InstantSource clock;
    private Instant end;
    private boolean over;

    SafeForAWhile(Duration duration, InstantSource clock) {
        this.duration = duration;
        this.clock = clock;
    }

    @Override
    public RowChange apply(RowChange row) {
        if (over || row.origin().fromSnapshot()) {
            return row;
        }
        Instant now = clock.instant();
        end = end == null ? now.plus(duration) : end;
        over = !now.isBefore(end);
        return over ? row : row.asSafe();
    }
}
