package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** An item of {@code mysql-instances}; {@code null} is "not given". */
public record InstanceConfig(
        Place place,
        Text sourceId,
        MetaConfig meta,
        List<Text> routeRules,
        Text blockAllowList,
        Text blackWhiteList,
        UnitConfig<MydumperConfig> mydumper,
        UnitConfig<LoaderConfig> loader,
        UnitConfig<SyncerConfig> syncer) {

    static InstanceConfig read(Section section) {
        section.notYet(
                "filter-rules",
                "expression-filters",
                "column-mapping-rules",
                "validator-config-name");
        return new InstanceConfig(
                section.place(),
                section.text("source-id"),
                section.section("meta", MetaConfig::read),
                section.texts("route-rules"),
                section.text("block-allow-list"),
                section.text("black-white-list"),
                UnitConfig.read(section, "mydumper", MydumperConfig::read),
                UnitConfig.read(section, "loader", LoaderConfig::read),
                UnitConfig.read(section, "syncer", SyncerConfig::read));
    }
}
