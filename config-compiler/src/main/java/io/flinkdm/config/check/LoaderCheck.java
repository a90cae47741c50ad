package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.plan.ShardMode;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an instance's loader says about storage and modes of import. It is checked as DM does,
 * although here rows never pass through files.
 */
final class LoaderCheck {

    private static final String IMPORT_INTO = "import-into";

    /** Old names, both for the one way that is left of them. */
    private static final Map<String, String> MODES =
            Map.of("", "logical", "sql", "logical", "loader", "logical");

    private final TaskConfig task;
    private final InstanceConfig instance;
    private final Problems problems;
    private final LoaderConfig load;

    LoaderCheck(TaskConfig task, InstanceConfig instance, Problems problems) {
        this.task = task;
        this.instance = instance;
        this.problems = problems;
        this.load = loader(task, instance);
    }

    private static LoaderConfig loader(TaskConfig task, InstanceConfig instance) {
        return instance.loader().chosen(task.units().loaders(), LoaderConfig.NONE);
    }

    private static String mode(LoaderConfig load) {
        String mode = Value.or(load.importMode(), "").toLowerCase(Locale.ROOT);
        return MODES.getOrDefault(mode, mode);
    }

    void checkImportInto() {
        if (!mode(load).equals(IMPORT_INTO)) {
            return;
        }
        Place place = load.importMode().place();
        boolean sharded = Choices.shardMode(task.sharding()).orElse(null) != ShardMode.NONE;
        if (task.instances().size() > 1 || sharded) {
            problems.add(
                    place,
                    ErrorCode.CONFIG_IMPORT_INTO_MULTI_SOURCE,
                    "import-into takes one instance and no shard mode");
        }
        if (isLocal(Value.or(load.dir(), ""))) {
            problems.add(
                    Value.place(load.dir(), place),
                    ErrorCode.CONFIG_IMPORT_INTO_LOCAL_DIR,
                    "import-into needs a `dir` that TiDB can read");
        }
    }

    void checkDir() {
        String dir = Value.or(load.dir(), "");
        Place place = Value.place(load.dir(), instance.place());
        if (!isUrl(dir)) {
            problems.add(place, ErrorCode.CONFIG_LOADER_DIR_INVALID, "`" + dir + "` is no URL");
        } else if (dir.startsWith("s3:")
                && Value.or(load.importMode(), "").equalsIgnoreCase("loader")) {
            problems.add(
                    place,
                    ErrorCode.CONFIG_LOADER_S3_NOT_SUPPORT,
                    "`import-mode: loader` cannot read from S3");
        }
    }

    static void sameImportModes(TaskConfig task, Problems problems) {
        Set<String> modes = new TreeSet<>();
        for (InstanceConfig instance : task.instances()) {
            LoaderConfig load = loader(task, instance);
            if (modes.add(mode(load)) && modes.size() > 1) {
                problems.add(
                        Value.place(load.importMode(), instance.place()),
                        ErrorCode.CONFIG_INVALID_LOAD_MODE,
                        "all instances must have one import-mode, not " + modes);
            }
        }
    }

    private static boolean isLocal(String dir) {
        return !dir.contains("://") || dir.startsWith("file:") || dir.startsWith("local:");
    }

    /** Blanks in a path are nothing to complain about. */
    private static boolean isUrl(String dir) {
        try {
            new URI(dir.replace(' ', '_'));
            return true;
        } catch (URISyntaxException e) {
            return isLocal(dir) && !dir.startsWith(":") && !dir.contains("%");
        }
    }
}
