package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.time.Duration;

/** An entry of {@code validators}; {@code null} is "not given". */
public record ValidatorConfig(
        Place place,
        Value<String> mode,
        Value<Long> workerCount,
        Value<Duration> validateInterval,
        Value<Duration> checkInterval,
        Value<Duration> rowErrorDelay,
        Value<Duration> metaFlushInterval,
        Value<Long> batchQuerySize,
        Value<String> maxPendingRowSize,
        Value<Long> maxPendingRowCount) {

    static ValidatorConfig read(Section section) {
        return new ValidatorConfig(
                section.place(),
                section.text("mode"),
                section.number("worker-count", Range.INT64),
                section.duration("validate-interval"),
                section.duration("check-interval"),
                section.duration("row-error-delay"),
                section.duration("meta-flush-interval"),
                section.number("batch-query-size", Range.INT64),
                section.text("max-pending-row-size"),
                section.number("max-pending-row-count", Range.INT64));
    }
}
