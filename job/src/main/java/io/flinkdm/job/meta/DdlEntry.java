package io.flinkdm.job.meta;

import java.util.Locale;
import java.util.Objects;

/**
 * What the journal holds of one operation. Immutable.
 *
 * @param step how many of its statements for the target are done
 * @param checkpoint the oldest one the job may be restored from after it, 0 for none
 * @param startedAtMs when it was begun first, milliseconds since 1970
 */
public record DdlEntry(State state, int step, long checkpoint, long startedAtMs) {

    public DdlEntry {
        Objects.requireNonNull(state, "state");
    }

    /** How far an operation is. */
    public enum State {
        /** Rows before it are on the target; another schema runs it. */
        READY,
        /** One of its statements may be running, or have run. */
        STARTED,
        /** The target does not take one of its statements; it has not run. */
        REFUSED,
        DONE,
        /** A person wanted it left out. */
        SKIPPED,
        /** A person wanted others in its place, which are done. */
        REPLACED;

        /** Whether nothing of it is left to do. */
        public boolean finished() {
            return this == DONE || this == SKIPPED || this == REPLACED;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
