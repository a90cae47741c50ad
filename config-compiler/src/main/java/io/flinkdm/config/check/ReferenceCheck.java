package io.flinkdm.config.check;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ColumnMappingConfig;
import io.flinkdm.config.task.ExpressionFilterConfig;
import io.flinkdm.config.task.FilterConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.RouteConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.ValidatorConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Names given twice in one list, values of loaders, definitions nothing uses. One thread. */
final class ReferenceCheck {

    private final TaskConfig task;
    private final Problems problems;

    ReferenceCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    void run() {
        for (InstanceConfig instance : task.instances()) {
            repeated(instance.routeRules());
            repeated(instance.filterRules());
            repeated(instance.columnMappingRules());
            repeated(instance.expressionFilters());
        }
        checkLoaders();
        checkUnused();
    }

    private void checkLoaders() {
        UnitsCheck units = new UnitsCheck(task, problems);
        List<LoaderConfig> loaders = new ArrayList<>(task.units().loaders().values());
        task.instances().stream()
                .map(instance -> instance.loader().inline())
                .filter(Objects::nonNull)
                .forEach(loaders::add);
        loaders.forEach(units::checkLoader);
    }

    private void checkUnused() {
        unused(task.rules().routes(), RouteConfig::place, InstanceConfig::routeRules);
        unused(task.rules().filters(), FilterConfig::place, InstanceConfig::filterRules);
        unused(task.units().mydumpers(), MydumperConfig::place, i -> one(i.mydumper().name()));
        unused(task.units().loaders(), LoaderConfig::place, i -> one(i.loader().name()));
        unused(task.units().syncers(), SyncerConfig::place, i -> one(i.syncer().name()));
        unused(
                task.rules().expressionFilter(),
                ExpressionFilterConfig::place,
                InstanceConfig::expressionFilters);
        unused(
                task.units().validators(),
                ValidatorConfig::place,
                i -> one(i.validatorConfigName()));
        unused(
                task.rules().columnMappings(),
                ColumnMappingConfig::place,
                InstanceConfig::columnMappingRules);
    }

    private <T> void unused(
            Map<String, T> defined,
            Function<T, Place> place,
            Function<InstanceConfig, List<Value<String>>> uses) {
        Map<String, T> unused = new LinkedHashMap<>(defined);
        task.instances().stream()
                .flatMap(instance -> uses.apply(instance).stream())
                .forEach(name -> unused.remove(name.value()));
        unused.forEach(
                (name, definition) ->
                        problems.add(
                                place.apply(definition),
                                ErrorCode.CONFIG_GLOBAL_CONFIGS_UNUSED,
                                "no instance uses `" + name + "`"));
    }

    private void repeated(List<Value<String>> names) {
        Set<String> seen = new HashSet<>();
        Set<String> reported = new HashSet<>();
        for (Value<String> name : names) {
            if (!seen.add(name.value()) && reported.add(name.value())) {
                problems.add(
                        name.place(),
                        ErrorCode.CONFIG_DUPLICATE_CFG_ITEM,
                        "`" + name.value() + "` is given twice in one list");
            }
        }
    }

    private static List<Value<String>> one(Value<String> name) {
        return name == null ? List.of() : List.of(name);
    }
}
