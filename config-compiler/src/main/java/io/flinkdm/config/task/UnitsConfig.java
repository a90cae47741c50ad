package io.flinkdm.config.task;

import java.util.Map;

/** The units' settings a task defines for its instances to name. */
public record UnitsConfig(
        Map<String, MydumperConfig> mydumpers,
        Map<String, LoaderConfig> loaders,
        Map<String, SyncerConfig> syncers,
        Map<String, ValidatorConfig> validators) {

    static UnitsConfig read(Section section) {
        return new UnitsConfig(
                section.named("mydumpers", MydumperConfig::read),
                section.named("loaders", LoaderConfig::read),
                section.named("syncers", SyncerConfig::read),
                section.named("validators", ValidatorConfig::read));
    }
}
