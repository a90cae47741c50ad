package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.build.TimeZones;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.NearestName;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.Optional;
import java.util.Set;

/** What a task file can get wrong by itself, in the order of DM's checks. One thread. */
final class TaskCheck {

    private final TaskConfig task;
    private final Problems problems;

    TaskCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    void run() {
        if (Value.isEmpty(task.name())) {
            add(task.name(), ErrorCode.CONFIG_NEED_UNIQUE_TASK_NAME, "the task has no name");
        }
        checkWords();
        if (task.targetDatabase() == null) {
            add(null, ErrorCode.CONFIG_NEED_TARGET_DB, "there is no target-database");
        }
        if (task.instances().isEmpty()) {
            add(null, ErrorCode.CONFIG_MYSQL_INSTS_AT_LEAST_ONE, "there are no mysql-instances");
        }
        new ExpressionFilterCheck(task.rules(), problems).run();
        new UnitsCheck(task, problems).checkValidators();
        new InstanceCheck(task, problems).run();
        new ReferenceCheck(task, problems).run();
        checkTimeZone();
        warnOfOldKeys();
    }

    private void checkWords() {
        checkWord(
                task.taskMode(),
                Choices.mode(task),
                ErrorCode.CONFIG_INVALID_TASK_MODE,
                "task-mode");
        checkWord(
                task.sharding().shardMode(),
                Choices.shardMode(task.sharding()),
                ErrorCode.CONFIG_SHARD_MODE_NOT_SUPPORT,
                "shard-mode");
        checkStrictOptimistic();
        requireOneOf(
                task.collationCompatible(),
                Set.of("", "loose", "strict"),
                ErrorCode.CONFIG_COLLATION_COMPATIBLE_NOT_SUPPORT);
        task.ignoreCheckingItems().forEach(this::checkItem);
        requireOneOf(
                task.onlineDdl().onlineDdlScheme(),
                Set.of("", "gh-ost", "pt"),
                ErrorCode.CONFIG_ONLINE_SCHEME_NOT_SUPPORT);
    }

    private void checkWord(Value<String> word, Optional<?> meaning, ErrorCode code, String what) {
        if (meaning.isEmpty()) {
            add(word, code, "`" + Value.or(word, "") + "` is no " + what);
        }
    }

    private void requireOneOf(Value<String> word, Set<String> words, ErrorCode code) {
        if (word != null && !words.contains(word.value())) {
            add(word, code, "`" + word.value() + "` is not supported");
        }
    }

    private void checkStrictOptimistic() {
        Value<Boolean> strict = task.sharding().strictOptimisticShardMode();
        if (Value.isTrue(strict)
                && !Value.or(task.sharding().shardMode(), "").equals("optimistic")) {
            add(
                    strict,
                    ErrorCode.CONFIG_STRICT_OPTIMISTIC_SHARD_MODE,
                    "strict-optimistic-shard-mode needs `shard-mode: optimistic`");
        }
    }

    private void checkItem(Value<String> item) {
        if (!CheckingItems.NAMES.contains(item.value())) {
            add(
                    item,
                    ErrorCode.CONFIG_CHECK_ITEM_NOT_SUPPORT,
                    "`"
                            + item.value()
                            + "` is no checking item"
                            + NearestName.suggestion(item.value(), CheckingItems.NAMES)
                            + "; there are "
                            + String.join(", ", CheckingItems.NAMES));
        }
    }

    private void checkTimeZone() {
        String zone = Value.or(task.timezone(), "");
        if (!zone.isEmpty() && TimeZones.sessionZone(zone).isEmpty()) {
            add(
                    task.timezone(),
                    ErrorCode.CONFIG_INVALID_TIMEZONE,
                    "`" + zone + "` is no time zone");
        }
    }

    private void warnOfOldKeys() {
        if (!task.rules().blackWhiteList().isEmpty()) {
            Place place = task.rules().blackWhiteList().values().iterator().next().place();
            problems.warn(
                    place,
                    task.rules().blockAllowList().isEmpty()
                            ? "deprecated: write block-allow-list"
                            : "has no effect: there is a block-allow-list, its new name");
        }
        task.rules()
                .columnMappings()
                .values()
                .forEach(
                        mapping ->
                                problems.warn(
                                        mapping.place(),
                                        "deprecated: use the extract-* keys of routes"));
        warnOfSessionZone(task.targetDatabase());
    }

    private void warnOfSessionZone(DatabaseConfig target) {
        if (target == null || Value.isEmpty(task.timezone())) {
            return;
        }
        target.session()
                .forEach(
                        (key, value) -> {
                            if (key.equalsIgnoreCase("time_zone")) {
                                problems.warn(
                                        value.place(), "has no effect: the task's timezone counts");
                            }
                        });
    }

    private void add(Value<?> value, ErrorCode code, String message) {
        problems.add(Value.place(value, task.place()), code, message);
    }
}
