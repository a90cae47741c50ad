package io.flinkdm.submit.event;

import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.submit.event.EventOperations.Stored;
import io.flinkdm.submit.operation.StageWaiter;
import io.flinkdm.submit.task.EventMeta;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.HeldStatement.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Waits until statements for which an operator was stored are gone, or it is time to answer. Blocks
 * the caller.
 */
final class StatementWait {

    private static final Duration PATIENCE = Duration.ofMillis(3500);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final EventMeta events;
    private final long deadline;

    /**
     * @param beganNanos when the command began, which is to be answered soon
     */
    StatementWait(EventMeta events, long beganNanos) {
        this.events = events;
        this.deadline = beganNanos + PATIENCE.toNanos();
    }

    /**
     * The same outcomes, with what has become of the statements.
     *
     * @param before what was held before the operators were stored
     */
    List<SourceOutcome> await(List<SourceOutcome> outcomes, List<HeldStatement> before) {
        List<HeldStatement> waiting =
                outcomes.stream().flatMap(outcome -> of(outcome, before).stream()).toList();
        List<HeldStatement> now = events.held();
        while (System.nanoTime() - deadline < 0 && isOpen(waiting, now)) {
            StageWaiter.pause(BETWEEN);
            now = events.held();
        }
        List<HeldStatement> last = now;
        return outcomes.stream().map(outcome -> told(outcome, before, last)).toList();
    }

    private static boolean isOpen(List<HeldStatement> waiting, List<HeldStatement> now) {
        return waiting.stream()
                .anyMatch(old -> find(now, old.place()).filter(s -> !failed(old, s)).isPresent());
    }

    private static SourceOutcome told(
            SourceOutcome outcome, List<HeldStatement> before, List<HeldStatement> now) {
        Optional<HeldStatement> old = of(outcome, before);
        if (old.isEmpty()) {
            return outcome;
        }
        Optional<HeldStatement> left = find(now, old.get().place());
        if (left.isEmpty()) {
            return outcome.saying(true, "");
        }
        return failed(old.get(), left.get())
                ? outcome.saying(false, left.get().error())
                : outcome.saying(
                        true, outcome.msg() + "; the statement there has not been handled yet");
    }

    /** Whether it was tried again and parked again. */
    private static boolean failed(HeldStatement before, HeldStatement now) {
        return now.stage() == Stage.PARKED && now.updatedAtMs() != before.updatedAtMs();
    }

    /** The statement an operator was stored for, if one is held. */
    private static Optional<HeldStatement> of(SourceOutcome outcome, List<HeldStatement> held) {
        return outcome.result() && outcome.after() instanceof Stored stored
                ? find(held, stored.place())
                : Optional.empty();
    }

    /** Of several parts of one statement the one that is parked. */
    private static Optional<HeldStatement> find(List<HeldStatement> held, EventPlace place) {
        return held.stream()
                .filter(statement -> statement.place().equals(place))
                .max(Comparator.comparing(HeldStatement::stage));
    }
}
