package io.flinkdm.config;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.MetaConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A plan from files without problems: fills in defaults and resolves names. One thread. */
final class PlanBuilder {

    private static final String META_SCHEMA = "dm_meta";

    private final TaskConfig task;
    private final List<SourceConfig> sources;
    private final TaskMode mode;

    PlanBuilder(TaskConfig task, List<SourceConfig> sources) {
        this.task = task;
        this.sources = sources;
        this.mode = TaskCheck.mode(task).orElseThrow();
    }

    MigrationPlan build() {
        return new MigrationPlan(
                task.name().value(),
                mode,
                Texts.isEmpty(task.metaSchema()) ? META_SCHEMA : task.metaSchema().value(),
                TimeZones.sessionZone(Texts.or(task.timezone(), "")).orElse(""),
                target(task.targetDatabase()),
                task.instances().stream().map(this::source).toList());
    }

    private static TargetPlan target(DatabaseConfig database) {
        Map<String, String> session = new TreeMap<>();
        database.session()
                .forEach((key, text) -> session.put(key.toLowerCase(Locale.ROOT), text.value()));
        return new TargetPlan(connection(database), session);
    }

    /** What is not given is empty, as in DM: connecting will tell. */
    private static ConnectionPlan connection(DatabaseConfig database) {
        if (database == null) {
            return new ConnectionPlan("", 0, "", Passwords.secret(null));
        }
        return new ConnectionPlan(
                Texts.or(database.host(), ""),
                Numbers.orZero(database.port()),
                Texts.or(database.user(), ""),
                Passwords.secret(database.password()));
    }

    private SourcePlan source(InstanceConfig instance) {
        SourceConfig source = sourceFile(instance.sourceId());
        return new SourcePlan(
                instance.sourceId().value(),
                connection(source.from()),
                SourceCheck.flavor(source).orElse(null),
                source.serverId() == null ? 0 : source.serverId(),
                Boolean.TRUE.equals(source.enableGtid()),
                Boolean.TRUE.equals(task.caseSensitive())
                        || Boolean.TRUE.equals(source.caseSensitive()),
                start(instance.meta()),
                AllowLists.of(instance, task),
                Routes.of(instance, task),
                Units.snapshot(instance, task),
                Units.sync(instance, task));
    }

    private SourceConfig sourceFile(Text id) {
        return sources.stream()
                .filter(source -> source.sourceId().value().equals(id.value()))
                .findFirst()
                .orElseThrow();
    }

    private StartPosition start(MetaConfig meta) {
        return meta == null || mode.loads()
                ? null
                : new StartPosition(
                        Texts.or(meta.binlogName(), ""),
                        meta.binlogPos() == null ? 0 : meta.binlogPos(),
                        Texts.or(meta.binlogGtid(), ""));
    }
}
