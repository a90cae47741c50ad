package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code syncers}, or an inline one; {@code null} is "not given". */
public record SyncerConfig(
        Place place,
        Value<Long> workerCount,
        Value<Long> batch,
        Value<Long> queueSize,
        Value<Long> checkpointFlushInterval,
        Value<Boolean> compact,
        Value<Boolean> multipleRows,
        Value<Boolean> safeMode,
        Value<String> safeModeDuration) {

    /** All keys left out. */
    public static final SyncerConfig NONE =
            new SyncerConfig(null, null, null, null, null, null, null, null, null);

    static SyncerConfig read(Section section) {
        section.noEffect(section.text("meta-file"), "positions are kept in the meta schema");
        section.noEffect(section.flag("enable-gtid"), "the source's enable-gtid counts");
        section.noEffect(
                section.number("max-retry", Range.INT64), "Flink's restart strategy counts");
        section.noEffect(section.flag("auto-fix-gtid"), "GTID sets are followed as they are");
        section.noEffect(section.flag("disable-detect"), "obsolete");
        section.noEffect(section.flag("enable-ansi-quotes"), "the source's sql_mode counts");
        Value<Boolean> compact = section.flag("compact");
        Value<Boolean> multipleRows = section.flag("multiple-rows");
        warnOfFalse(section, compact, "changes of a row in one transaction are always folded");
        warnOfFalse(section, multipleRows, "rows always share statements");
        return new SyncerConfig(
                section.place(),
                section.number("worker-count", Range.INT64),
                section.number("batch", Range.INT64),
                section.number("queue-size", Range.INT64),
                section.number("checkpoint-flush-interval", Range.INT64),
                compact,
                multipleRows,
                section.flag("safe-mode"),
                section.text("safe-mode-duration"));
    }

    private static void warnOfFalse(Section section, Value<Boolean> value, String why) {
        if (value != null && !value.value()) {
            section.noEffect(value, why);
        }
    }
}
