package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code mydumpers}, or an inline one; {@code null} is "not given". */
public record MydumperConfig(
        Place place,
        Value<String> mydumperPath,
        Value<Long> threads,
        Value<String> chunkFilesize,
        Value<Long> rows,
        Value<String> where,
        Value<String> extraArgs) {

    private static final String NO_DUMP_FILES = "no dump files are written";

    /** All keys left out. */
    public static final MydumperConfig NONE =
            new MydumperConfig(null, null, null, null, null, null, null);

    static MydumperConfig read(Section section) {
        MydumperConfig config =
                new MydumperConfig(
                        section.place(),
                        section.text("mydumper-path"),
                        section.number("threads", Range.INT64),
                        section.text("chunk-filesize"),
                        section.number("rows", Range.UINT64),
                        section.text("where"),
                        section.text("extra-args"));
        section.noEffect(config.mydumperPath, "no other program reads the tables");
        section.noEffect(section.number("statement-size", Range.UINT64), NO_DUMP_FILES);
        section.noEffect(section.flag("skip-tz-utc"), "sessions use the task's timezone");
        return config;
    }
}
