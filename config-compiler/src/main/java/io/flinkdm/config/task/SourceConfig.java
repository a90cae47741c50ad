package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlMap;
import java.time.Duration;
import java.util.List;

/**
 * A source file as written; {@code null} is "not given".
 *
 * @param backoffMax {@code checker.backoff-max}
 */
public record SourceConfig(
        Place place,
        Value<String> sourceId,
        Value<Boolean> enable,
        Value<Boolean> enableGtid,
        Value<String> flavor,
        Value<Long> serverId,
        Value<Boolean> caseSensitive,
        Value<String> relayBinlogName,
        Value<String> relayBinlogGtid,
        DatabaseConfig from,
        List<FilterConfig> filters,
        Value<Duration> backoffMax) {

    private static final String NO_RELAY = "there is no relay log, the source is read directly";

    /** Reads all keys and reports those that are unknown or of the wrong type. */
    public static SourceConfig read(YamlMap file, Problems problems) {
        try (Section section = new Section(file, problems)) {
            readObsolete(section);
            return read(section);
        }
    }

    private static void readObsolete(Section section) {
        section.noEffect(section.flag("auto-fix-gtid"), "GTID sets are followed as they are");
        section.noEffect(section.text("meta-dir"), "positions are kept in the meta schema");
        section.noEffect(section.text("charset"), "texts keep the character set of their column");
        section.noEffect(section.flag("enable-relay"), NO_RELAY);
        section.noEffect(section.text("relay-dir"), NO_RELAY);
        section.section("purge", SourceConfig::readPurge);
        section.anyMapping("tracer");
    }

    private static Boolean readPurge(Section section) {
        section.noEffect(section.number("interval", Range.INT64), NO_RELAY);
        section.noEffect(section.number("expires", Range.INT64), NO_RELAY);
        section.noEffect(section.number("remain-space", Range.INT64), NO_RELAY);
        return true;
    }

    private static SourceConfig read(Section section) {
        Value<String> relayBinlogName = section.text("relay-binlog-name");
        Value<String> relayBinlogGtid = section.text("relay-binlog-gtid");
        section.noEffect(relayBinlogName, NO_RELAY);
        section.noEffect(relayBinlogGtid, NO_RELAY);
        return new SourceConfig(
                section.place(),
                section.text("source-id"),
                section.flag("enable"),
                section.flag("enable-gtid"),
                section.text("flavor"),
                section.number("server-id", Range.UINT32),
                section.flag("case-sensitive"),
                relayBinlogName,
                relayBinlogGtid,
                section.section("from", DatabaseConfig::read),
                section.sections("filters", FilterConfig::read),
                section.section("checker", SourceConfig::readChecker));
    }

    private static Value<Duration> readChecker(Section section) {
        String byFlink = "Flink's restart strategy counts";
        Value<Duration> backoffMax = section.duration("backoff-max");
        section.noEffect(section.flag("check-enable"), byFlink);
        section.noEffect(section.duration("check-interval"), byFlink);
        section.noEffect(section.duration("backoff-rollback"), byFlink);
        section.noEffect(backoffMax, byFlink);
        section.noEffect(section.duration("backoff-min"), byFlink);
        section.noEffect(section.flag("backoff-jitter"), byFlink);
        section.noEffect(section.decimal("backoff-factor"), byFlink);
        return backoffMax;
    }
}
