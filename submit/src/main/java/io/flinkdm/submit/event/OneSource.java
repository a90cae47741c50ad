package io.flinkdm.submit.event;

import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A source at the moment of a command. Immutable.
 *
 * @param status as last written; empty before its first checkpoint
 * @param held the task's statements that are not carried over yet
 */
record OneSource(String id, Optional<SourceStatus> status, List<HeldStatement> held) {

    private static final String SYNC = "Sync";
    private static final String NO_UNIT = "InvalidUnit";
    private static final BinlogPlace BEGINNING = new BinlogPlace("", 0);

    OneSource {
        held = List.copyOf(held);
    }

    /**
     * @throws MigrationException 40056 while it does not read the binlog
     */
    void requireSync() {
        String unit = status.map(SourceStatus::unit).orElse(NO_UNIT);
        if (!unit.equals(SYNC)) {
            throw new MigrationException(
                    ErrorCode.WORKER_OPER_SYNC_UNIT_ONLY,
                    "such operation is only available for syncer, but now syncer is not running."
                            + " current unit is "
                            + unit);
        }
    }

    /** Everything before it is durable on the target. */
    BinlogPlace flushed() {
        return status.map(s -> new BinlogPlace(s.flushed().file(), s.flushed().offset()))
                .orElse(BEGINNING);
    }

    /** The statement held at that event, a parked one before others, else the event's own. */
    EventPlace place(BinlogPlace at) {
        EventPlace event = EventPlace.of(id, at.file(), at.offset());
        return held.stream()
                .filter(statement -> statement.place().part(0).equals(event))
                .max(Comparator.comparing(HeldStatement::stage))
                .map(HeldStatement::place)
                .orElse(event);
    }

    /** What is to be known of an operator stored there. */
    String note(EventPlace place) {
        BinlogPlace at = OperatorList.place(place);
        String stored = "stored for " + at.text();
        boolean waits = held.stream().anyMatch(statement -> statement.place().equals(place));
        boolean past = !waits && at.compareTo(flushed()) < 0;
        return past
                ? stored
                        + ", which the task is past: it is used only if the task goes on from an"
                        + " earlier savepoint"
                : stored;
    }
}
