package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.build.ExtraArgs;
import io.flinkdm.config.build.InstanceRules;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.AllowListConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.MetaConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.NearestName;
import io.flinkdm.config.task.RulesConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.ddl.online.TableNameRule;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.DumpSelection;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An instance together with its source, in the order of DM's checks of a subtask. One thread. */
final class SubTaskCheck {

    private final TaskConfig task;
    private final InstanceConfig instance;
    private final SourceConfig source;
    private final Problems problems;

    private SubTaskCheck(
            TaskConfig task, InstanceConfig instance, SourceConfig source, Problems problems) {
        this.task = task;
        this.instance = instance;
        this.source = source;
        this.problems = problems;
    }

    static void all(TaskConfig task, List<SourceConfig> sources, Problems problems) {
        List<InstanceConfig> named =
                task.instances().stream().filter(i -> !Value.isEmpty(i.sourceId())).toList();
        named.forEach(instance -> requireSource(instance, sources, problems));
        for (InstanceConfig instance : named) {
            SourceConfig source = find(instance, sources);
            new SubTaskCheck(task, instance, source, problems).run();
        }
        LoaderCheck.sameImportModes(task, problems);
        warnOfUnused(named, sources, problems);
    }

    private static SourceConfig find(InstanceConfig instance, List<SourceConfig> sources) {
        String id = instance.sourceId().value();
        return sources.stream()
                .filter(source -> Value.or(source.sourceId(), "").equals(id))
                .findFirst()
                .orElse(null);
    }

    private static void requireSource(
            InstanceConfig instance, List<SourceConfig> sources, Problems problems) {
        Value<String> id = instance.sourceId();
        if (SourceCheck.isTooLong(id.value())) {
            problems.add(
                    id.place(),
                    ErrorCode.CONFIG_TOO_LONG_SOURCE_ID,
                    SourceCheck.tooLong(id.value()));
        }
        boolean someNameless = sources.stream().anyMatch(s -> Value.isEmpty(s.sourceId()));
        if (find(instance, sources) == null && !someNameless) {
            List<String> ids = sources.stream().map(s -> s.sourceId().value()).toList();
            problems.add(
                    id.place(),
                    ErrorCode.CONFIG_SOURCE_ID_NOT_FOUND,
                    "no source file has the source-id "
                            + id.value()
                            + NearestName.suggestion(id.value(), ids));
        }
    }

    private static void warnOfUnused(
            List<InstanceConfig> instances, List<SourceConfig> sources, Problems problems) {
        Set<String> used =
                instances.stream().map(i -> i.sourceId().value()).collect(Collectors.toSet());
        sources.stream()
                .map(SourceConfig::sourceId)
                .filter(id -> !Value.isEmpty(id) && !used.contains(id.value()))
                .forEach(id -> problems.warn(id.place(), "the task does not use this source"));
    }

    private void run() {
        LoaderCheck loader = new LoaderCheck(task, instance, problems);
        loader.checkImportInto();
        task.onlineDdl().shadowTableRules().forEach(this::checkOnlineDdlRule);
        task.onlineDdl().trashTableRules().forEach(this::checkOnlineDdlRule);
        loader.checkDir();
        new ForeignKeyCheck(task, instance, problems).run();
        checkRules();
        MydumperConfig dump =
                instance.mydumper().chosen(task.units().mydumpers(), MydumperConfig.NONE);
        new UnitsCheck(task, problems).checkChunkFileSize(dump);
        warnOfExtraArgs(dump);
        checkBackend();
        checkFilters();
        if (source != null) {
            warnOfSource();
        }
    }

    private void warnOfSource() {
        boolean byGtid = Value.isTrue(source.enableGtid());
        MetaConfig meta = instance.meta();
        if (Choices.mode(task).filter(mode -> mode == TaskMode.INCREMENTAL).isPresent()
                && meta != null
                && !byGtid
                && Value.isEmpty(meta.binlogName())) {
            problems.warn(
                    meta.place(),
                    "the source's enable-gtid is off, so that binlog-gtid does not count: without"
                            + " binlog-name the task starts at the source's first binlog file");
        }
        if (source.caseSensitive() != null
                && Value.isTrue(task.caseSensitive()) != source.caseSensitive().value()) {
            problems.warn(
                    source.caseSensitive().place(),
                    "the task says otherwise; names are matched with their case if either says so");
        }
    }

    private void warnOfExtraArgs(MydumperConfig dump) {
        List<String> unknown = ExtraArgs.parse(Value.or(dump.extraArgs(), "")).unknown();
        if (!unknown.isEmpty()) {
            problems.warn(
                    dump.extraArgs().place(),
                    "no option of the dump: " + String.join(" ", unknown));
        }
        checkDumpTables(dump);
    }

    private void checkDumpTables(MydumperConfig dump) {
        ExtraArgs args = ExtraArgs.parse(Value.or(dump.extraArgs(), ""));
        try {
            DumpSelection.compile(args.tables(), CaseSensitivity.INSENSITIVE);
        } catch (BadPatternException e) {
            problems.add(dump.extraArgs().place(), ErrorCode.CONFIG_YAML_TRANSFORM, e.getMessage());
        }
        if (args.where().isPresent() && !Value.isEmpty(dump.where())) {
            problems.warn(dump.where().place(), "--where of extra-args is taken instead");
        }
    }

    private void checkOnlineDdlRule(Value<String> rule) {
        try {
            TableNameRule.compile(rule.value());
        } catch (MigrationException e) {
            problems.add(rule.place(), e.code(), e.text());
        }
    }

    private void checkRules() {
        InstanceRules rules = new InstanceRules(task, instance, source);
        RuleCheck check = new RuleCheck(rules.caseSensitivity(), problems);
        RulesConfig defined = task.rules();
        if (!Value.isEmpty(instance.allowList())) {
            AllowListConfig list = defined.allowLists().get(instance.allowList().value());
            if (list != null) {
                check.allowList(list);
            }
        }
        defined.routes().forEach(check::route);
        check.routes(instance.place(), rules.routes());
        new ColumnMappingCheck(rules.caseSensitivity(), problems)
                .run(instance, defined.columnMappings());
    }

    private void checkFilters() {
        InstanceRules rules = new InstanceRules(task, instance, source);
        RuleCheck check = new RuleCheck(rules.caseSensitivity(), problems);
        task.rules().filters().forEach(check::filter);
        check.filters(instance.place(), rules.plan().filters());
        if (source != null && rules.sourceFilters().size() < source.filters().size()) {
            problems.warn(
                    instance.place(),
                    "filters of the source with the same patterns as the task's have no effect");
        }
    }

    /** A key of releases before 6.0. */
    private void checkBackend() {
        String backend = Value.or(task.tidbBackend(), "").toLowerCase(Locale.ROOT);
        if (!Set.of("", "local", "tidb").contains(backend)) {
            problems.add(
                    Objects.requireNonNull(task.tidbBackend()).place(),
                    ErrorCode.LOAD_LIGHTNING_RUNTIME,
                    "the backend `" + task.tidbBackend().value() + "` is not supported");
        }
    }
}
