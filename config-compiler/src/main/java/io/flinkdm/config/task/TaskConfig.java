package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/**
 * A task file as written; {@code null} is "not given".
 *
 * @param instances an item without a value is {@code null}
 */
public record TaskConfig(
        Place place,
        Text name,
        Text taskMode,
        Text metaSchema,
        Text timezone,
        Boolean caseSensitive,
        DatabaseConfig targetDatabase,
        List<InstanceConfig> instances,
        Map<String, AllowListConfig> blockAllowList,
        Map<String, AllowListConfig> blackWhiteList,
        Map<String, RouteConfig> routes,
        Map<String, MydumperConfig> mydumpers,
        Map<String, LoaderConfig> loaders,
        Map<String, SyncerConfig> syncers) {

    /** Reads all keys and reports those that are unknown or of the wrong type. */
    public static TaskConfig read(YamlMap file, Problems problems) {
        try (Section section = new Section(file, problems)) {
            return read(section);
        }
    }

    private static TaskConfig read(Section section) {
        section.flag("enable-heartbeat");
        section.number("heartbeat-update-interval", Range.INT64);
        section.number("heartbeat-report-interval", Range.INT64);
        section.flag("clean-dump-file");
        section.flag("ansi-quotes");
        section.flag("remove-meta");
        section.notYet(
                "is-sharding",
                "shard-mode",
                "strict-optimistic-shard-mode",
                "ignore-checking-items",
                "collation_compatible",
                "online-ddl",
                "online-ddl-scheme",
                "shadow-table-rules",
                "trash-table-rules",
                "filters",
                "expression-filter",
                "column-mappings",
                "validators",
                "experimental",
                "tidb");
        return new TaskConfig(
                section.place(),
                section.text("name"),
                section.text("task-mode"),
                section.text("meta-schema"),
                section.text("timezone"),
                section.flag("case-sensitive"),
                section.section("target-database", DatabaseConfig::read),
                section.sections("mysql-instances", InstanceConfig::read),
                section.named("block-allow-list", AllowListConfig::read),
                section.named("black-white-list", AllowListConfig::read),
                section.named("routes", RouteConfig::read),
                section.named("mydumpers", MydumperConfig::read),
                section.named("loaders", LoaderConfig::read),
                section.named("syncers", SyncerConfig::read));
    }
}
