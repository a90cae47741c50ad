package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/**
 * An item of {@code mysql-instances}; {@code null} is "not given".
 *
 * @param empty whether there is nothing behind the item's dash
 */
public record InstanceConfig(
        Place place,
        boolean empty,
        Value<String> sourceId,
        MetaConfig meta,
        List<Value<String>> filterRules,
        List<Value<String>> routeRules,
        List<Value<String>> expressionFilters,
        List<Value<String>> columnMappingRules,
        Value<String> blockAllowList,
        Value<String> blackWhiteList,
        UnitConfig<MydumperConfig> mydumper,
        UnitConfig<LoaderConfig> loader,
        UnitConfig<SyncerConfig> syncer,
        Value<String> validatorConfigName) {

    static InstanceConfig read(Section section) {
        InstanceConfig instance =
                new InstanceConfig(
                        section.place(),
                        section.isNothing(),
                        section.text("source-id"),
                        section.section("meta", MetaConfig::read),
                        section.texts("filter-rules"),
                        section.texts("route-rules"),
                        section.texts("expression-filters"),
                        section.texts("column-mapping-rules"),
                        section.text("block-allow-list"),
                        section.text("black-white-list"),
                        UnitConfig.read(section, "mydumper", MydumperConfig::read),
                        UnitConfig.read(section, "loader", LoaderConfig::read),
                        UnitConfig.read(section, "syncer", SyncerConfig::read),
                        section.text("validator-config-name"));
        section.deprecated(instance.blackWhiteList, "write block-allow-list");
        return instance;
    }

    /** The allow list's name under its new or its old key; {@code null} when not given. */
    public Value<String> allowList() {
        return Value.isEmpty(blockAllowList) ? blackWhiteList : blockAllowList;
    }
}
