package io.flinkdm.config.check;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.Locale;
import java.util.Set;

/** Changes must keep their order where the target checks foreign keys. One thread. */
final class ForeignKeyCheck {

    private static final Set<String> ON = Set.of("1", "on", "true");

    private final TaskConfig task;
    private final InstanceConfig instance;
    private final Problems problems;

    ForeignKeyCheck(TaskConfig task, InstanceConfig instance, Problems problems) {
        this.task = task;
        this.instance = instance;
        this.problems = problems;
    }

    void run() {
        SyncerConfig sync = instance.syncer().chosen(task.units().syncers(), SyncerConfig.NONE);
        if (checksForeignKeys()) {
            refuse(sync.compact(), "compact");
            refuse(sync.multipleRows(), "multiple-rows");
        }
    }

    private boolean checksForeignKeys() {
        return task.targetDatabase() != null
                && task.targetDatabase().session().entrySet().stream()
                        .anyMatch(
                                variable ->
                                        variable.getKey().equalsIgnoreCase("foreign_key_checks")
                                                && isOn(variable.getValue()));
    }

    private static boolean isOn(Value<String> value) {
        return ON.contains(value.value().toLowerCase(Locale.ROOT));
    }

    private void refuse(Value<Boolean> option, String key) {
        if (Value.isTrue(option)) {
            problems.add(
                    option.place(),
                    ErrorCode.CONFIG_UNSUPPORTED_FOREIGN_KEY_CHECKS_OPTION,
                    key + " and foreign_key_checks are both on");
        }
    }
}
