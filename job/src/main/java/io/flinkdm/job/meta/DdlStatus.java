package io.flinkdm.job.meta;

import java.util.Locale;
import java.util.Objects;

/**
 * A statement that keeps its tables waiting, as people see it. Immutable.
 *
 * @param file where its event starts in the binlog
 * @param gtid its transaction's, {@code ""} when the task goes by file and offset
 * @param schema the target schema that waits
 * @param tables the tables of it that wait, for reading; all of the schema's when it says so
 * @param statement as the source has it
 * @param targetStatement for the target
 * @param error DM's form of an error, {@code ""} for none
 * @param heldRows rows of these tables that wait
 * @param sinceMs since when it waits, milliseconds since 1970
 * @param updatedAtMs when state or error changed last, or it was tried again
 */
public record DdlStatus(
        DdlKey key,
        String file,
        long offset,
        String gtid,
        State state,
        String schema,
        String tables,
        String statement,
        String targetStatement,
        String error,
        long heldRows,
        long sinceMs,
        long updatedAtMs) {

    public DdlStatus {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
    }

    public String sourceId() {
        return key.sourceId();
    }

    public int part() {
        return key.part();
    }

    public int piece() {
        return key.piece();
    }

    /** What a statement is at. */
    public enum State {
        /** For others before it, or for a checkpoint. */
        WAITING,
        RUNNING,
        /** A person has to do something. */
        PARKED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
