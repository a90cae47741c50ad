package io.flinkdm.config.task;

import java.util.Map;

/** The rules a task defines for its instances to name, in the order of the file. */
public record RulesConfig(
        Map<String, RouteConfig> routes,
        Map<String, FilterConfig> filters,
        Map<String, ExpressionFilterConfig> expressionFilter,
        Map<String, ColumnMappingConfig> columnMappings,
        Map<String, AllowListConfig> blockAllowList,
        Map<String, AllowListConfig> blackWhiteList) {

    static RulesConfig read(Section section) {
        return new RulesConfig(
                section.named("routes", RouteConfig::read),
                section.named("filters", FilterConfig::read),
                section.named("expression-filter", ExpressionFilterConfig::read),
                section.named("column-mappings", ColumnMappingConfig::read),
                section.named("block-allow-list", AllowListConfig::read),
                section.named("black-white-list", AllowListConfig::read));
    }

    /** The old key counts only where the new one has no entry at all. */
    public Map<String, AllowListConfig> allowLists() {
        return blockAllowList.isEmpty() ? blackWhiteList : blockAllowList;
    }
}
