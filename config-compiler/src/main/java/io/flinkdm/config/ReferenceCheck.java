package io.flinkdm.config;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.config.task.UnitConfig;
import io.flinkdm.udf.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Names given twice in one list, and definitions nothing uses. One thread. */
final class ReferenceCheck {

    private final TaskConfig task;
    private final Problems problems;
    private final List<InstanceConfig> instances;

    ReferenceCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
        this.instances = TaskCheck.instances(task);
    }

    void run() {
        instances.forEach(instance -> repeated(instance.routeRules()));
        Set<String> unused = new TreeSet<>();
        unused.addAll(unused(task.routes().keySet(), InstanceConfig::routeRules));
        unused.addAll(unused(task.mydumpers().keySet(), i -> name(i.mydumper())));
        unused.addAll(unused(task.loaders().keySet(), i -> name(i.loader())));
        unused.addAll(unused(task.syncers().keySet(), i -> name(i.syncer())));
        if (!unused.isEmpty()) {
            problems.add(
                    task.place(),
                    ErrorCode.CONFIG_GLOBAL_CONFIGS_UNUSED,
                    "no instance uses " + String.join(", ", unused));
        }
    }

    private void repeated(List<Text> names) {
        Set<String> seen = new HashSet<>();
        for (Text name : names) {
            if (!seen.add(name.value())) {
                problems.add(
                        name.place(),
                        ErrorCode.CONFIG_DUPLICATE_CFG_ITEM,
                        "`" + name.value() + "` is given twice in one list");
            }
        }
    }

    private Set<String> unused(Set<String> defined, Function<InstanceConfig, List<Text>> uses) {
        Set<String> unused = new HashSet<>(defined);
        instances.stream()
                .flatMap(instance -> uses.apply(instance).stream())
                .filter(Objects::nonNull)
                .forEach(name -> unused.remove(name.value()));
        return unused;
    }

    private static List<Text> name(UnitConfig<?> unit) {
        return unit.name() == null ? List.of() : List.of(unit.name());
    }
}
