package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ByteSize;
import io.flinkdm.config.task.GoDuration;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.ValidatorConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The settings of dump, load, sync and validation. One thread. */
final class UnitsCheck {

    private static final Set<String> IMPORT_MODES =
            Set.of("", "logical", "physical", "import-into", "sql", "loader");
    private static final Set<String> NEEDS = Set.of("", "required", "optional", "off");

    private final TaskConfig task;
    private final Problems problems;

    UnitsCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    void checkValidators() {
        task.units().validators().values().forEach(this::check);
    }

    private void check(ValidatorConfig validator) {
        requireOneOf(
                validator.mode(),
                Set.of("", "none", "fast", "full"),
                ErrorCode.CONFIG_VALIDATION_MODE);
        Value<String> size = validator.maxPendingRowSize();
        if (!Value.isEmpty(size) && ByteSize.parse(size.value()).isEmpty()) {
            problems.add(
                    size.place(), ErrorCode.CONFIG_YAML_TRANSFORM, "a size like 500m is expected");
        }
    }

    void checkMydumperPath(MydumperConfig dump) {
        Value<String> path = dump.mydumperPath();
        if (path != null
                && path.value().isEmpty()
                && Choices.mode(task).filter(TaskMode::loads).isPresent()) {
            problems.add(
                    path.place(), ErrorCode.CONFIG_MYDUMPER_PATH_NOT_VALID, "the path is empty");
        }
    }

    void checkSafeMode(SyncerConfig sync) {
        if (Value.isEmpty(sync.safeModeDuration())) {
            return;
        }
        Place place = sync.safeModeDuration().place();
        Optional<Duration> duration = GoDuration.parse(sync.safeModeDuration().value());
        if (duration.isEmpty()) {
            problems.add(
                    place,
                    ErrorCode.CONFIG_INVALID_SAFE_MODE_DURATION,
                    "`" + sync.safeModeDuration().value() + "` is no duration");
        } else if (duration.get().isZero() && Value.isTrue(sync.safeMode())) {
            problems.add(
                    place,
                    ErrorCode.CONFIG_CONFLICT_SAFE_MODE_DURATION_AND_SAFE_MODE,
                    "safe-mode is on and safe-mode-duration is 0s");
        }
    }

    void checkLoader(LoaderConfig load) {
        requireWord(load.importMode(), IMPORT_MODES, ErrorCode.CONFIG_INVALID_LOAD_MODE);
        requireWord(
                load.onDuplicateLogical(),
                Set.of("", "replace", "error", "ignore"),
                ErrorCode.CONFIG_INVALID_DUPLICATE_RESOLUTION);
        requireWord(
                load.onDuplicate(),
                Set.of("", "replace", "error", "ignore"),
                ErrorCode.CONFIG_INVALID_DUPLICATE_RESOLUTION);
        requireWord(
                load.onDuplicatePhysical(),
                Set.of("", "none", "manual"),
                ErrorCode.CONFIG_INVALID_PHYSICAL_DUPLICATE_RESOLUTION);
        requireWord(load.checksumPhysical(), NEEDS, ErrorCode.CONFIG_INVALID_PHYSICAL_CHECKSUM);
        requireWord(load.analyze(), NEEDS, ErrorCode.CONFIG_INVALID_LOAD_ANALYZE);
    }

    /** Megabytes as a number, or a size. */
    void checkChunkFileSize(MydumperConfig dump) {
        Value<String> size = dump.chunkFilesize();
        if (!Value.isEmpty(size) && ByteSize.parse(size.value()).isEmpty()) {
            problems.add(
                    size.place(),
                    ErrorCode.CONFIG_INVALID_CHUNK_FILE_SIZE,
                    "`" + size.value() + "` is no size");
        }
    }

    private void requireWord(Value<String> word, Set<String> words, ErrorCode code) {
        if (word != null && !words.contains(word.value().toLowerCase(Locale.ROOT))) {
            problems.add(word.place(), code, notSupported(word, words));
        }
    }

    private void requireOneOf(Value<String> word, Set<String> words, ErrorCode code) {
        if (word != null && !words.contains(word.value())) {
            problems.add(word.place(), code, notSupported(word, words));
        }
    }

    private static String notSupported(Value<String> word, Set<String> words) {
        return "`"
                + word.value()
                + "` is not supported; there are "
                + String.join(", ", words.stream().filter(w -> !w.isEmpty()).sorted().toList());
    }
}
