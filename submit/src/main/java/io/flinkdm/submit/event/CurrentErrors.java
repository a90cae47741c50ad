package io.flinkdm.submit.event;

import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.HeldStatement.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the current error of a source is: at a parked statement, or where the task's job has
 * stopped. Immutable.
 */
final class CurrentErrors {

    private static final Pattern START =
            Pattern.compile("startLocation: (?:\\[position: )?\\(([^(),]+), ([0-9]{1,18})\\)");
    private static final Pattern SOURCE = Pattern.compile(", source: ([^,\\]]+)[,\\]]");
    private static final String STATEMENT = "origin SQL: [";

    private final List<HeldStatement> held;
    private final List<ProcessError> failures;

    /**
     * @param held in the order of their places
     * @param failures what the task's job has ended with
     */
    CurrentErrors(List<HeldStatement> held, List<ProcessError> failures) {
        this.held = List.copyOf(held);
        this.failures = List.copyOf(failures);
    }

    /** The first parked statement, else the event that has stopped the task. */
    Optional<CurrentError> of(String sourceId) {
        return held.stream()
                .filter(statement -> statement.place().sourceId().equals(sourceId))
                .filter(statement -> statement.stage() == Stage.PARKED)
                .findFirst()
                .map(statement -> new CurrentError(statement.place(), true))
                .or(() -> failures.stream().flatMap(e -> stop(e, sourceId).stream()).findFirst());
    }

    private static Optional<CurrentError> stop(ProcessError error, String sourceId) {
        Matcher start = START.matcher(error.message());
        Matcher source = SOURCE.matcher(error.message());
        if (!start.find() || !source.find() || !source.group(1).equals(sourceId)) {
            return Optional.empty();
        }
        EventPlace place = EventPlace.of(sourceId, start.group(1), Long.parseLong(start.group(2)));
        return Optional.of(new CurrentError(place, error.message().contains(STATEMENT)));
    }

    /** Where it is, and whether a statement is there. */
    record CurrentError(EventPlace place, boolean isStatement) {}
}
