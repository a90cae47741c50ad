package io.flinkdm.config;

import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.MetaConfig;
import io.flinkdm.config.task.NearestName;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.config.task.UnitConfig;
import io.flinkdm.udf.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * What an item of {@code mysql-instances} can get wrong, in the order of DM's checks. One thread.
 */
final class InstanceCheck {

    private final TaskConfig task;
    private final Problems problems;
    private final Map<String, Integer> indexes = new HashMap<>();

    InstanceCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    void run() {
        for (int index = 0; index < task.instances().size(); index++) {
            InstanceConfig instance = task.instances().get(index);
            if (instance == null) {
                problems.add(
                        task.place().key("mysql-instances", 0).item(index, 0),
                        ErrorCode.CONFIG_MYSQL_INST_NOT_FOUND,
                        "the item is empty");
            } else {
                check(instance, index);
            }
        }
    }

    private void check(InstanceConfig instance, int index) {
        checkSourceId(instance, index);
        checkMeta(instance);
        conflict(instance.mydumper(), "mydumper", ErrorCode.CONFIG_MYDUMPER_CFG_CONFLICT);
        conflict(instance.loader(), "loader", ErrorCode.CONFIG_LOADER_CFG_CONFLICT);
        conflict(instance.syncer(), "syncer", ErrorCode.CONFIG_SYNCER_CFG_CONFLICT);
        checkDistinct(instance, index);
        for (Text rule : instance.routeRules()) {
            find(rule, task.routes(), "route rule", ErrorCode.CONFIG_ROUTE_RULE_NOT_FOUND);
        }
        find(
                AllowLists.reference(instance),
                AllowLists.defined(task),
                "block-allow-list",
                ErrorCode.CONFIG_BA_LIST_NOT_FOUND);
        find(
                instance.mydumper().name(),
                task.mydumpers(),
                "mydumper config",
                ErrorCode.CONFIG_MYDUMPER_CFG_NOT_FOUND);
        find(
                instance.loader().name(),
                task.loaders(),
                "loader config",
                ErrorCode.CONFIG_LOADER_CFG_NOT_FOUND);
        find(
                instance.syncer().name(),
                task.syncers(),
                "syncer config",
                ErrorCode.CONFIG_SYNCER_CFG_NOT_FOUND);
    }

    private void checkSourceId(InstanceConfig instance, int index) {
        if (Texts.isEmpty(instance.sourceId())) {
            problems.add(
                    instance.sourceId() == null ? instance.place() : instance.sourceId().place(),
                    ErrorCode.CONFIG_EMPTY_SOURCE_ID,
                    "mysql-instances[" + index + "] has no source-id");
        }
    }

    private void checkMeta(InstanceConfig instance) {
        MetaConfig meta = instance.meta();
        TaskMode mode = TaskCheck.mode(task).orElse(TaskMode.ALL);
        if (meta == null) {
            if (mode == TaskMode.INCREMENTAL) {
                problems.warn(
                        instance.place(), "no meta given: starts at the source's current position");
            }
            return;
        }
        if (Texts.isEmpty(meta.binlogName()) && Texts.isEmpty(meta.binlogGtid())) {
            problems.add(
                    meta.place(),
                    ErrorCode.CONFIG_META_INVALID,
                    "meta needs binlog-name or binlog-gtid");
        } else if (mode.loads()) {
            problems.warn(meta.place(), "has no effect in task-mode " + mode.label());
        }
    }

    private void conflict(UnitConfig<?> unit, String name, ErrorCode code) {
        if (!Texts.isEmpty(unit.name()) && unit.inline() != null) {
            problems.add(unit.place(), code, name + "-config-name and " + name + " are both given");
        }
    }

    private void checkDistinct(InstanceConfig instance, int index) {
        if (Texts.isEmpty(instance.sourceId())) {
            return;
        }
        String id = instance.sourceId().value();
        Integer first = indexes.putIfAbsent(id, index);
        if (first != null) {
            problems.add(
                    instance.sourceId().place(),
                    ErrorCode.CONFIG_MYSQL_INST_SAME_SOURCE_ID,
                    "mysql-instances "
                            + first
                            + " and "
                            + index
                            + " have the same source-id "
                            + id);
        }
    }

    private void find(Text name, Map<String, ?> defined, String kind, ErrorCode code) {
        if (!Texts.isEmpty(name) && !defined.containsKey(name.value())) {
            Place place = name.place();
            problems.add(
                    place,
                    code,
                    kind
                            + " `"
                            + name.value()
                            + "` is not defined"
                            + NearestName.suggestion(name.value(), defined.keySet()));
        }
    }
}
