package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlMap;
import java.util.List;

/**
 * A task file as written; {@code null} is "not given".
 *
 * @param strictRows not of DM: {@code strict-rows}
 * @param tidbBackend {@code tidb.backend} of releases before 6.0
 */
public record TaskConfig(
        Place place,
        Value<String> name,
        Value<String> taskMode,
        Value<String> metaSchema,
        Value<String> timezone,
        Value<Boolean> caseSensitive,
        Value<Boolean> strictRows,
        Value<String> collationCompatible,
        List<Value<String>> ignoreCheckingItems,
        ShardConfig sharding,
        OnlineDdlConfig onlineDdl,
        DatabaseConfig targetDatabase,
        List<InstanceConfig> instances,
        RulesConfig rules,
        UnitsConfig units,
        Value<String> tidbBackend) {

    /** Reads all keys and reports those that are unknown or of the wrong type. */
    public static TaskConfig read(YamlMap file, Problems problems) {
        try (Section section = new Section(file, problems)) {
            readObsolete(section);
            return read(section);
        }
    }

    private static void readObsolete(Section section) {
        String noHeartbeat = "the lag is measured without a heartbeat table";
        section.noEffect(section.flag("enable-heartbeat"), noHeartbeat);
        section.noEffect(section.number("heartbeat-update-interval", Range.INT64), noHeartbeat);
        section.noEffect(section.number("heartbeat-report-interval", Range.INT64), noHeartbeat);
        section.noEffect(section.flag("clean-dump-file"), "no dump files are written");
        section.noEffect(section.flag("ansi-quotes"), "the source's sql_mode counts");
        section.noEffect(section.flag("remove-meta"), "use `dm start-task --remove-meta`");
        section.section("experimental", TaskConfig::readExperimental);
    }

    private static Boolean readExperimental(Section section) {
        section.noEffect(
                section.flag("async-checkpoint-flush"), "checkpoints never hold up the changes");
        return true;
    }

    private static TaskConfig read(Section section) {
        return new TaskConfig(
                section.place(),
                section.text("name"),
                section.text("task-mode"),
                section.text("meta-schema"),
                section.text("timezone"),
                section.flag("case-sensitive"),
                section.flag("strict-rows"),
                section.text("collation_compatible"),
                section.texts("ignore-checking-items"),
                ShardConfig.read(section),
                OnlineDdlConfig.read(section),
                section.section("target-database", DatabaseConfig::read),
                section.sections("mysql-instances", InstanceConfig::read),
                RulesConfig.read(section),
                UnitsConfig.read(section),
                section.section("tidb", TaskConfig::readTidb));
    }

    private static Value<String> readTidb(Section section) {
        String bySql = "rows are written with SQL";
        section.noEffect(section.number("status-port", Range.INT64), bySql);
        section.noEffect(section.text("pd-addr"), bySql);
        Value<String> backend = section.text("backend");
        section.noEffect(backend, bySql);
        return backend;
    }
}
