package io.flinkdm.config.plan;

import java.io.Serializable;
import java.time.Duration;

/** How rows are compared while changes are followed ({@code validators}). */
public record ValidatorPlan(
        Mode mode,
        int workerCount,
        Duration validateInterval,
        Duration checkInterval,
        Duration rowErrorDelay,
        Duration metaFlushInterval,
        int batchQueryRows,
        long maxPendingBytes,
        int maxPendingRows)
        implements Serializable {

    /** How much of a row is compared. */
    public enum Mode {
        NONE,
        /** That it is there. */
        FAST,
        /** Every column. */
        FULL
    }

    /** No rows are compared. */
    public static final ValidatorPlan OFF =
            new ValidatorPlan(
                    Mode.NONE,
                    4,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(5),
                    100,
                    500L << 20,
                    Integer.MAX_VALUE);
}
