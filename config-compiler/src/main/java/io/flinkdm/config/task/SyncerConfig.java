package io.flinkdm.config.task;

/** An entry of {@code syncers}, or an inline one; {@code null} is "not given". */
public record SyncerConfig(
        Long workerCount, Long batch, Long queueSize, Long checkpointFlushInterval) {

    static SyncerConfig read(Section section) {
        section.text("meta-file");
        section.flag("enable-gtid");
        section.number("max-retry", Range.INT64);
        section.flag("auto-fix-gtid");
        section.flag("disable-detect");
        section.flag("enable-ansi-quotes");
        section.notYet("compact", "multiple-rows", "safe-mode", "safe-mode-duration");
        return new SyncerConfig(
                section.number("worker-count", Range.INT64),
                section.number("batch", Range.INT64),
                section.number("queue-size", Range.INT64),
                section.number("checkpoint-flush-interval", Range.INT64));
    }
}
