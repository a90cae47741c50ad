package io.flinkdm.config.build;

import io.flinkdm.config.plan.Flavor;
import io.flinkdm.config.plan.ShardMode;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.task.ShardConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys whose value is one of a few words; nothing where it is another. Pure. */
public final class Choices {

    /** Words of newer releases that only make sense with dump files. */
    private static final Map<String, TaskMode> BY_DUMP_FILES =
            Map.of("dump", TaskMode.FULL, "load", TaskMode.FULL, "load&sync", TaskMode.ALL);

    private Choices() {}

    public static Optional<TaskMode> mode(TaskConfig task) {
        String label = Value.or(task.taskMode(), "");
        return Arrays.stream(TaskMode.values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .or(() -> Optional.ofNullable(BY_DUMP_FILES.get(label)));
    }

    /** Whether the mode is about dump files that something else writes or reads. */
    public static boolean needsDumpFiles(TaskConfig task) {
        return BY_DUMP_FILES.containsKey(Value.or(task.taskMode(), ""));
    }

    public static Optional<ShardMode> shardMode(ShardConfig sharding) {
        switch (Value.or(sharding.shardMode(), "")) {
            case "":
                return Optional.of(
                        Value.isTrue(sharding.isSharding())
                                ? ShardMode.PESSIMISTIC
                                : ShardMode.NONE);
            case "pessimistic":
                return Optional.of(ShardMode.PESSIMISTIC);
            case "optimistic":
                return Optional.of(ShardMode.OPTIMISTIC);
            default:
                return Optional.empty();
        }
    }

    public static Optional<Flavor> flavor(SourceConfig source) {
        String text = Value.or(source.flavor(), "");
        return Arrays.stream(Flavor.values())
                .filter(flavor -> flavor.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
