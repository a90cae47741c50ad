package io.flinkdm.config.check;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        Set<String> unused = new TreeSet<>();
        unused.addAll(unused(task.rules().routes().keySet(), InstanceConfig::routeRules));
        unused.addAll(unused(task.rules().filters().keySet(), InstanceConfig::filterRules));
        unused.addAll(
                unused(task.rules().columnMappings().keySet(), InstanceConfig::columnMappingRules));
        unused.addAll(
                unused(
                        task.rules().expressionFilter().keySet(),
                        InstanceConfig::expressionFilters));
        unused.addAll(unused(task.units().mydumpers().keySet(), i -> one(i.mydumper().name())));
        unused.addAll(unused(task.units().loaders().keySet(), i -> one(i.loader().name())));
        unused.addAll(unused(task.units().syncers().keySet(), i -> one(i.syncer().name())));
        unused.addAll(
                unused(task.units().validators().keySet(), i -> one(i.validatorConfigName())));
        if (!unused.isEmpty()) {
            problems.add(
                    task.place(),
                    ErrorCode.CONFIG_GLOBAL_CONFIGS_UNUSED,
                    "no instance uses " + String.join(", ", unused));
        }
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

    private Set<String> unused(
            Set<String> defined, Function<InstanceConfig, List<Value<String>>> uses) {
        Set<String> unused = new HashSet<>(defined);
        task.instances().stream()
                .flatMap(instance -> uses.apply(instance).stream())
                .forEach(name -> unused.remove(name.value()));
        return unused;
    }

    private static List<Value<String>> one(Value<String> name) {
        return name == null ? List.of() : List.of(name);
    }
}
