package io.flinkdm.submit.task;

import io.flinkdm.job.meta.EventPlace;
import java.util.List;
import java.util.Objects;

/**
 * A statement that has not been carried over yet, with the tables that wait for it. Immutable.
 *
 * @param gtid its transaction's, {@code ""} when the task goes by file and offset
 * @param tables the target's tables that are held, quoted
 * @param sql as the source ran it
 * @param error DM's text form of why it is parked, {@code ""} while it is not
 */
public record HeldStatement(
        EventPlace place,
        String gtid,
        Stage stage,
        List<String> tables,
        String sql,
        String error,
        long updatedAtMs) {

    public HeldStatement {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(gtid, "gtid");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(error, "error");
        tables = List.copyOf(tables);
    }

    /** What it waits for. */
    public enum Stage {
        /** For a checkpoint, or for another statement. */
        WAITING,
        /** For the target, which carries it out. */
        RUNNING,
        /** For a person. */
        PARKED
    }
}
