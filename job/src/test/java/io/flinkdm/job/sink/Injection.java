package io.flinkdm.job.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A place in the life of a writer and what goes wrong there. Immutable.
 *
 * @param lead what goes wrong first, so that the writer comes to this place
 */
record Injection(Step step, Moment moment, Effect effect, Lead lead) {

    /** What a lane asks of the target, and what the task asks of the writer. */
    enum Step {
        OPEN,
        SESSION,
        PREPARE,
        BEGIN,
        READ_PROGRESS,
        FIRST_WRITE,
        NEXT_WRITE,
        WRITE_PROGRESS,
        COMMIT,
        /** A statement that is a transaction of its own. */
        SINGLE,
        ROLLBACK,
        /** Of those that write: it has more than one row. */
        SEVERAL_ROWS,
        ROW,
        BARRIER,
        CHECKPOINT,
        NOTIFY,
        REPLAY;

        boolean writes() {
            return this == FIRST_WRITE || this == NEXT_WRITE || this == SINGLE;
        }
    }

    enum Moment {
        /** The target has not heard of it. */
        BEFORE,
        /** The target has done it, and its answer is lost. */
        AFTER
    }

    enum Effect {
        NONE,
        /** The lane's connection is gone. */
        CUT,
        /** The writer is gone, and starts again from the last checkpoint. */
        CRASH,
        /** The task ends the writer in good order, and starts another one. */
        CLOSE,
        /** The target refuses it for now. */
        CONFLICT,
        /** The target says that the batch is too large for it. */
        TOO_LARGE,
        /** The connection is gone, but the network delivers it after later transactions. */
        LATE
    }

    enum Lead {
        NONE(Effect.NONE),
        CONFLICT(Effect.CONFLICT),
        SPLIT(Effect.TOO_LARGE),
        LOSS(Effect.CUT),
        DEATH(Effect.CRASH);

        private final Effect effect;

        Lead(Effect effect) {
            this.effect = effect;
        }

        Effect effect() {
            return effect;
        }

        /** Whether it can happen at this step. */
        boolean at(Step step) {
            return switch (this) {
                case NONE -> false;
                case SPLIT -> step == Step.SEVERAL_ROWS;
                case DEATH -> step == Step.ROW;
                case CONFLICT, LOSS -> step.writes();
            };
        }
    }

    static List<Injection> all() {
        List<Injection> all = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step.ordinal() < Step.ROLLBACK.ordinal()) {
                addLosses(all, step, Lead.NONE);
            }
        }
        addLosses(all, Step.ROLLBACK, Lead.CONFLICT);
        addLosses(all, Step.OPEN, Lead.LOSS);
        for (Step step : List.of(Step.BEGIN, Step.SINGLE)) {
            addLosses(all, step, Lead.CONFLICT);
            addLosses(all, step, Lead.SPLIT);
        }
        for (Step step : List.of(Step.READ_PROGRESS, Step.FIRST_WRITE, Step.NEXT_WRITE)) {
            all.add(new Injection(step, Moment.BEFORE, Effect.CONFLICT, Lead.NONE));
        }
        for (Step step : List.of(Step.WRITE_PROGRESS, Step.COMMIT, Step.SINGLE)) {
            all.add(new Injection(step, Moment.BEFORE, Effect.CONFLICT, Lead.NONE));
            all.add(new Injection(step, Moment.BEFORE, Effect.LATE, Lead.NONE));
        }
        for (Step step : List.of(Step.ROW, Step.BARRIER, Step.CHECKPOINT, Step.NOTIFY)) {
            all.add(new Injection(step, Moment.BEFORE, Effect.CRASH, Lead.NONE));
        }
        all.add(new Injection(Step.REPLAY, Moment.BEFORE, Effect.CRASH, Lead.DEATH));
        all.add(new Injection(Step.ROW, Moment.BEFORE, Effect.CLOSE, Lead.NONE));
        return all;
    }

    private static void addLosses(List<Injection> all, Step step, Lead lead) {
        for (Moment moment : Moment.values()) {
            all.add(new Injection(step, moment, Effect.CUT, lead));
            all.add(new Injection(step, moment, Effect.CRASH, lead));
        }
    }

    @Override
    public String toString() {
        String place = moment + " " + step + (lead == Lead.NONE ? "" : " following a " + lead);
        return (effect + " " + place).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
