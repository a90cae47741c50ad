package io.flinkdm.submit.command;

import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * What {@code -s} may ask for: nothing, or all sources of a task. A part of them cannot be operated
 * alone, because a task is one job. Stateless.
 */
final class SourceScope {

    private SourceScope() {}

    /** Why the sources asked for cannot be served; empty when they can. */
    static Optional<String> refusal(KnownTask task, List<String> asked) {
        List<String> sources = task.sourceIds();
        List<String> unknown = asked.stream().filter(id -> !sources.contains(id)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of(
                    new MigrationException(
                                    ErrorCode.SCHEDULER_SUB_TASK_OP_SOURCE_NOT_EXIST,
                                    "sources " + unknown + " are not in task " + task.name())
                            .getMessage());
        }
        if (!asked.isEmpty() && !asked.containsAll(sources)) {
            return Optional.of(
                    new MigrationException(
                                    ErrorCode.UNSUPPORTED_YET,
                                    "operating a part of a task's sources is not supported yet")
                            .getMessage());
        }
        return Optional.empty();
    }
}
