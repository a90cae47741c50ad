package io.flinkdm.config.task;

/** An entry of {@code mydumpers}, or an inline one; {@code null} is "not given". */
public record MydumperConfig(Long threads, Long rows) {

    static MydumperConfig read(Section section) {
        section.text("mydumper-path");
        section.text("chunk-filesize");
        section.number("statement-size", Range.UINT64);
        section.flag("skip-tz-utc");
        section.notYet("where", "extra-args");
        return new MydumperConfig(
                section.number("threads", Range.INT64), section.number("rows", Range.UINT64));
    }
}
