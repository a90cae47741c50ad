package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlMap;

/** A source file as written; {@code null} is "not given". */
public record SourceConfig(
        Place place,
        Text sourceId,
        Boolean enableGtid,
        Text flavor,
        Long serverId,
        Boolean caseSensitive,
        DatabaseConfig from) {

    /** Reads all keys and reports those that are unknown or of the wrong type. */
    public static SourceConfig read(YamlMap file, Problems problems) {
        try (Section section = new Section(file, problems)) {
            return read(section);
        }
    }

    private static SourceConfig read(Section section) {
        section.flag("auto-fix-gtid");
        section.text("relay-dir");
        section.text("meta-dir");
        section.text("charset");
        section.notYet(
                "enable",
                "enable-relay",
                "relay-binlog-name",
                "relay-binlog-gtid",
                "purge",
                "checker",
                "tracer",
                "filters");
        return new SourceConfig(
                section.place(),
                section.text("source-id"),
                section.flag("enable-gtid"),
                section.text("flavor"),
                section.number("server-id", Range.UINT32),
                section.flag("case-sensitive"),
                section.section("from", DatabaseConfig::read));
    }
}
