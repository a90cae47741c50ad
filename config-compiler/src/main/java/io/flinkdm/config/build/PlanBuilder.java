package io.flinkdm.config.build;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.plan.TaskTarget;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.MetaConfig;
import io.flinkdm.config.task.OnlineDdlConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.ddl.online.TableNameRule;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;

/** Fills in defaults and resolves names; the files have been checked. One thread. */
public final class PlanBuilder {

    private static final String META_SCHEMA = "dm_meta";

    private final TaskConfig task;
    private final List<SourceConfig> sources;
    private final Connections connections;
    private final TaskMode mode;

    public PlanBuilder(TaskConfig task, List<SourceConfig> sources, Passwords passwords) {
        this.task = task;
        this.sources = sources;
        this.connections = new Connections(passwords);
        this.mode = Choices.mode(task).orElseThrow();
    }

    /** Needs the task's name and target only. */
    public TaskTarget taskTarget() {
        return new TaskTarget(
                task.name().value(), metaSchema(), connections.target(task.targetDatabase()));
    }

    private String metaSchema() {
        return Value.isEmpty(task.metaSchema()) ? META_SCHEMA : task.metaSchema().value();
    }

    public MigrationPlan build() {
        return new MigrationPlan(
                task.name().value(),
                mode,
                metaSchema(),
                TimeZones.sessionZone(Value.or(task.timezone(), "")).orElse(""),
                connections
                        .target(task.targetDatabase())
                        .withStrictRows(Value.isTrue(task.strictRows())),
                task.instances().stream().map(this::source).toList(),
                ddl(),
                task.ignoreCheckingItems().stream().map(Value::value).toList());
    }

    private DdlPlan ddl() {
        OnlineDdlConfig online = task.onlineDdl();
        return new DdlPlan(
                Choices.shardMode(task.sharding()).orElseThrow(),
                Value.isTrue(task.sharding().strictOptimisticShardMode()),
                Value.or(task.collationCompatible(), "").equals("strict"),
                onlineDdl(online),
                regexes(online.shadowTableRules(), DdlPlan.DEFAULT.shadowTableRules()),
                regexes(online.trashTableRules(), DdlPlan.DEFAULT.trashTableRules()));
    }

    /** A scheme switches it on, even beside {@code online-ddl: false}. */
    private static boolean onlineDdl(OnlineDdlConfig online) {
        return !Value.isEmpty(online.onlineDdlScheme())
                || Value.or(online.onlineDdl(), DdlPlan.DEFAULT.onlineDdl());
    }

    /** A list replaces the default; an empty one does not. */
    private static List<String> regexes(List<Value<String>> given, List<String> fallback) {
        return given.isEmpty()
                ? fallback
                : given.stream().map(rule -> TableNameRule.anchored(rule.value())).toList();
    }

    private SourcePlan source(InstanceConfig instance) {
        SourceConfig source = sourceFile(instance.sourceId().value());
        InstanceRules rules = new InstanceRules(task, instance, source);
        return new SourcePlan(
                instance.sourceId().value(),
                connections.connection(source.from()),
                Connections.session(source.from()),
                Choices.flavor(source).orElse(null),
                Value.or(source.serverId(), 0L),
                Value.isTrue(source.enableGtid()),
                rules.caseSensitivity() == CaseSensitivity.SENSITIVE,
                start(instance.meta()),
                rules.allow(),
                rules.routes(),
                Units.snapshot(instance, task.units()),
                Units.sync(instance, task.units()),
                rules.plan(),
                Units.validator(instance, task.units()));
    }

    private SourceConfig sourceFile(String id) {
        return sources.stream()
                .filter(source -> source.sourceId().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Where existing rows are read, their position counts. */
    private StartPosition start(MetaConfig meta) {
        return meta == null || mode.loads()
                ? null
                : new StartPosition(
                        Value.or(meta.binlogName(), ""),
                        Value.or(meta.binlogPos(), 0L),
                        Value.or(meta.binlogGtid(), ""));
    }
}
