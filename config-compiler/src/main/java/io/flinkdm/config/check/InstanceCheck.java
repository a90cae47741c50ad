package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.MetaConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.NearestName;
import io.flinkdm.config.task.RulesConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.UnitConfig;
import io.flinkdm.config.task.UnitsConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items of {@code mysql-instances}, in the order of DM's checks. One thread. */
final class InstanceCheck {

    private final TaskConfig task;
    private final Problems problems;
    private final UnitsCheck units;
    private final Map<String, Integer> indexes = new HashMap<>();

    InstanceCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
        this.units = new UnitsCheck(task, problems);
    }

    void run() {
        for (int index = 0; index < task.instances().size(); index++) {
            InstanceConfig instance = task.instances().get(index);
            if (instance.empty()) {
                add(ErrorCode.CONFIG_MYSQL_INST_NOT_FOUND, instance, "the item is empty");
            } else {
                check(instance, index);
            }
        }
    }

    private void check(InstanceConfig instance, int index) {
        if (Value.isEmpty(instance.sourceId())) {
            add(
                    ErrorCode.CONFIG_EMPTY_SOURCE_ID,
                    instance,
                    "mysql-instances[" + index + "] has no source-id");
        }
        checkMeta(instance);
        conflict(instance.mydumper(), ErrorCode.CONFIG_MYDUMPER_CFG_CONFLICT);
        conflict(instance.loader(), ErrorCode.CONFIG_LOADER_CFG_CONFLICT);
        conflict(instance.syncer(), ErrorCode.CONFIG_SYNCER_CFG_CONFLICT);
        checkDistinct(instance, index);
        checkRules(instance);
        checkUnits(instance);
        findAll(
                instance.expressionFilters(),
                task.rules().expressionFilter(),
                ErrorCode.CONFIG_EXPR_FILTER_NOT_FOUND);
    }

    private void checkRules(InstanceConfig instance) {
        RulesConfig rules = task.rules();
        findAll(instance.routeRules(), rules.routes(), ErrorCode.CONFIG_ROUTE_RULE_NOT_FOUND);
        findAll(instance.filterRules(), rules.filters(), ErrorCode.CONFIG_FILTER_RULE_NOT_FOUND);
        findAll(
                instance.columnMappingRules(),
                rules.columnMappings(),
                ErrorCode.CONFIG_COLUMN_MAPPING_NOT_FOUND);
        find(instance.allowList(), rules.allowLists(), ErrorCode.CONFIG_BA_LIST_NOT_FOUND);
    }

    private void checkUnits(InstanceConfig instance) {
        UnitsConfig defined = task.units();
        findUnit(
                instance.mydumper(),
                defined.mydumpers(),
                ErrorCode.CONFIG_MYDUMPER_CFG_NOT_FOUND,
                instance);
        units.checkMydumperPath(
                instance.mydumper().chosen(defined.mydumpers(), MydumperConfig.NONE));
        findUnit(
                instance.loader(),
                defined.loaders(),
                ErrorCode.CONFIG_LOADER_CFG_NOT_FOUND,
                instance);
        findUnit(
                instance.syncer(),
                defined.syncers(),
                ErrorCode.CONFIG_SYNCER_CFG_NOT_FOUND,
                instance);
        units.checkSafeMode(instance.syncer().chosen(defined.syncers(), SyncerConfig.NONE));
        find(
                instance.validatorConfigName(),
                defined.validators(),
                ErrorCode.CONTINUOUS_VALIDATOR_CFG_NOT_FOUND);
    }

    private void checkMeta(InstanceConfig instance) {
        MetaConfig meta = instance.meta();
        TaskMode mode = Choices.mode(task).orElse(TaskMode.ALL);
        if (meta == null) {
            if (mode == TaskMode.INCREMENTAL) {
                problems.warn(
                        instance.place(), "no meta given: starts at the source's current position");
            }
        } else if (Value.isEmpty(meta.binlogName()) && Value.isEmpty(meta.binlogGtid())) {
            problems.add(
                    meta.place(),
                    ErrorCode.CONFIG_META_INVALID,
                    "meta needs binlog-name or binlog-gtid");
        } else if (mode.loads() && !Choices.needsDumpFiles(task)) {
            problems.warn(meta.place(), "has no effect: task-mode is " + mode.label());
        }
    }

    private void conflict(UnitConfig<?> unit, ErrorCode code) {
        if (!Value.isEmpty(unit.name()) && unit.inline() != null) {
            problems.add(
                    unit.name().place(),
                    code,
                    unit.unit() + "-config-name and " + unit.unit() + " are both given");
        }
    }

    private void checkDistinct(InstanceConfig instance, int index) {
        if (Value.isEmpty(instance.sourceId())) {
            return;
        }
        String id = instance.sourceId().value();
        Integer first = indexes.putIfAbsent(id, index);
        if (first != null) {
            problems.add(
                    instance.sourceId().place(),
                    ErrorCode.CONFIG_MYSQL_INST_SAME_SOURCE_ID,
                    "mysql-instances[" + first + "] has the source-id " + id + " as well");
        }
    }

    private void findAll(List<Value<String>> names, Map<String, ?> defined, ErrorCode code) {
        names.forEach(name -> findGiven(name, defined, code));
    }

    /** DM logs the same where an entry is left out that others have. */
    private void findUnit(
            UnitConfig<?> unit, Map<String, ?> defined, ErrorCode code, InstanceConfig instance) {
        find(unit.name(), defined, code);
        if (Value.isEmpty(unit.name()) && unit.inline() == null && !defined.isEmpty()) {
            problems.warn(
                    instance.place(),
                    "uses none of the "
                            + unit.unit()
                            + "s defined, but defaults: no "
                            + unit.unit()
                            + "-config-name");
        }
    }

    private void find(Value<String> name, Map<String, ?> defined, ErrorCode code) {
        if (!Value.isEmpty(name)) {
            findGiven(name, defined, code);
        }
    }

    private void findGiven(Value<String> name, Map<String, ?> defined, ErrorCode code) {
        if (!defined.containsKey(name.value())) {
            problems.add(
                    name.place(),
                    code,
                    "`"
                            + name.value()
                            + "` is not defined"
                            + NearestName.suggestion(name.value(), defined.keySet()));
        }
    }

    private void add(ErrorCode code, InstanceConfig instance, String message) {
        problems.add(Value.place(instance.sourceId(), instance.place()), code, message);
    }
}
