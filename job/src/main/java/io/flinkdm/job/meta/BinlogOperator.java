package io.flinkdm.job.meta;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a person wants to be done about one event instead of, or before, what it says. Immutable.
 *
 * @param statements DDL with upstream names, each with its schema; none of a skip
 * @param who the user and machine the command came from
 * @param usedAtMs when it was first carried out, 0 before that
 * @param note what the person wrote of it, {@code ""} for nothing
 */
public record BinlogOperator(
        EventPlace place,
        Op op,
        List<String> statements,
        State state,
        String who,
        long createdAtMs,
        long usedAtMs,
        String note) {

    public BinlogOperator {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(note, "note");
        statements = List.copyOf(statements);
    }

    /** A new one, not used yet. */
    public static BinlogOperator set(
            EventPlace place, Op op, List<String> statements, String who, long createdAtMs) {
        return new BinlogOperator(place, op, statements, State.SET, who, createdAtMs, 0, "");
    }

    /** DM's operators that are kept. */
    public enum Op {
        /** The statement is not executed. */
        SKIP,
        /** Others are executed in its place. */
        REPLACE,
        /** Others are executed before it. */
        INJECT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Op ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** What has become of an operator. */
    public enum State {
        SET,
        USED,
        REVERTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
