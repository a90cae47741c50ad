package io.flinkdm.submit.it;

import java.util.List;

/**
 * What became of a world. Immutable.
 *
 * @param details lines for people
 */
record DdlVerdict(DdlWorld world, Outcome outcome, List<String> details) {

    enum Outcome {
        EQUAL,
        /** A statement waits for a person, with a reason that was to be expected. */
        PARKED,
        UNEQUAL
    }

    DdlVerdict {
        details = List.copyOf(details);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(outcome + ", " + world);
        details.forEach(line -> text.append("\n  ").append(line));
        if (outcome == Outcome.UNEQUAL) {
            world.history().forEach(run -> text.append("\n    ").append(run));
        }
        return text.toString();
    }
}
