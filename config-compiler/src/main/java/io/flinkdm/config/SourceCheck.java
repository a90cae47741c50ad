package io.flinkdm.config;

import io.flinkdm.config.plan.Flavor;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.NearestName;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.udf.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The source files, and whether each instance has one. One thread. */
final class SourceCheck {

    private static final int LONGEST_ID_BYTES = 32;

    private final TaskConfig task;
    private final List<SourceConfig> sources;
    private final Problems problems;
    private final Set<String> ids = new LinkedHashSet<>();

    SourceCheck(TaskConfig task, List<SourceConfig> sources, Problems problems) {
        this.task = task;
        this.sources = sources;
        this.problems = problems;
    }

    void run() {
        sources.forEach(this::check);
        TaskCheck.instances(task).forEach(this::checkInstance);
        warnUnused();
    }

    private void check(SourceConfig source) {
        Text id = source.sourceId();
        if (Texts.isEmpty(id)) {
            Place place = id == null ? source.place() : id.place();
            problems.add(place, ErrorCode.WORKER_NEED_SOURCE_ID, "the source has no source-id");
        } else if (isTooLong(id.value())) {
            problems.add(id.place(), ErrorCode.WORKER_TOO_LONG_SOURCE_ID, tooLong(id.value()));
        }
        if (!Texts.isEmpty(id) && !ids.add(id.value())) {
            problems.add(
                    id.place(),
                    ErrorCode.SCHEDULER_SOURCE_CFG_EXIST,
                    "another source file has the source-id " + id.value());
        }
        checkFlavor(source);
    }

    /** DM looks at the flavor only where it has to choose a server id. */
    private void checkFlavor(SourceConfig source) {
        if (Texts.isEmpty(source.flavor()) || flavor(source).isPresent()) {
            return;
        }
        String message = "`" + source.flavor().value() + "` is no flavor";
        if (source.serverId() == null || source.serverId() == 0) {
            problems.add(source.flavor().place(), ErrorCode.NOT_SUPPORTED_FLAVOR, message);
        } else {
            problems.warn(source.flavor().place(), message + ": the server will be asked");
        }
    }

    static Optional<Flavor> flavor(SourceConfig source) {
        String text = Texts.or(source.flavor(), "");
        for (Flavor flavor : Flavor.values()) {
            if (flavor.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(flavor);
            }
        }
        return Optional.empty();
    }

    private void checkInstance(InstanceConfig instance) {
        Text id = instance.sourceId();
        if (Texts.isEmpty(id)) {
            return;
        }
        if (isTooLong(id.value())) {
            problems.add(id.place(), ErrorCode.CONFIG_TOO_LONG_SOURCE_ID, tooLong(id.value()));
        }
        boolean allNamed = sources.stream().noneMatch(s -> Texts.isEmpty(s.sourceId()));
        if (allNamed && !ids.contains(id.value())) {
            problems.add(
                    id.place(),
                    ErrorCode.CONFIG_SOURCE_ID_NOT_FOUND,
                    "no source file has the source-id "
                            + id.value()
                            + NearestName.suggestion(id.value(), ids));
        }
    }

    private void warnUnused() {
        Set<String> used = new LinkedHashSet<>();
        TaskCheck.instances(task).forEach(i -> used.add(Texts.or(i.sourceId(), "")));
        for (SourceConfig source : sources) {
            if (!Texts.isEmpty(source.sourceId()) && !used.contains(source.sourceId().value())) {
                problems.warn(source.sourceId().place(), "the task does not use this source");
            }
        }
    }

    private static boolean isTooLong(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID_BYTES;
    }

    private static String tooLong(String id) {
        return "source-id " + id + " is longer than " + LONGEST_ID_BYTES + " bytes";
    }
}
