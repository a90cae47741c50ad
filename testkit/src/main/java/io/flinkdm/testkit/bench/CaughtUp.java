package io.flinkdm.testkit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a job caught up, in all runs: from its start, while it worked, and when it was warm. One
 * thread.
 */
final class CaughtUp {

    private final Measurement fromStart;
    private final Measurement working;
    private final Measurement secondHalf;
    private final List<Double> startSeconds = new ArrayList<>();

    CaughtUp(String name, Measurement... peers) {
        this(name, List.of(peers), List.of(peers), List.of(peers));
    }

    /** Compared with another job, each part with the same part. */
    CaughtUp(String name, CaughtUp other) {
        this(name, List.of(other.fromStart), List.of(other.working), List.of(other.secondHalf));
    }

    private CaughtUp(
            String name,
            List<Measurement> peersFromStart,
            List<Measurement> peersWorking,
            List<Measurement> peersInSecondHalf) {
        fromStart = new Measurement(name + ", from \"running\"", peersFromStart);
        working = new Measurement(name + ", while it works", peersWorking);
        secondHalf = new Measurement(name + ", second half", peersInSecondHalf);
    }

    void add(JobRuns.Phases phases) {
        fromStart.add(phases.fromStart());
        working.add(phases.working());
        phases.secondHalf().ifPresent(secondHalf::add);
        startSeconds.add((phases.fromStart().nanos() - phases.working().nanos()) / 1e9);
    }

    /** The peers' first. */
    List<String> lines(Measurement... peers) {
        List<String> lines = new ArrayList<>(Measurement.lines(peers));
        lines.addAll(Measurement.lines(fromStart, working));
        if (secondHalf.measured()) {
            lines.addAll(Measurement.lines(secondHalf));
        }
        lines.add(
                startSeconds.stream()
                        .map(seconds -> String.format(Locale.ROOT, "%.1f", seconds))
                        .reduce((one, other) -> one + "  " + other)
                        .map(all -> "  seconds from \"running\" to the first row: " + all)
                        .orElse(""));
        return lines;
    }
}
