package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;

/** Errors of events, with source, file, offset and type. Stateless. */
final class EventFailures {

    private EventFailures() {}

    /** What a decoder found wrong, who does not know where it reads. */
    static MigrationException of(
            RuntimeException e, BinlogPacket packet, TrackedTables tables, Origin origin) {
        MigrationException known = e instanceof MigrationException m ? m : null;
        String text = known == null ? "its bytes are not what they should be" : known.text();
        return new MigrationException(
                known == null ? ErrorCode.BINLOG_EVENT_DECODE : known.code(),
                tables.sourceId()
                        + ": binlog event "
                        + packet.eventType()
                        + " (type "
                        + packet.type()
                        + ") at "
                        + origin
                        + ": "
                        + text,
                known == null ? e : known.getCause());
    }

    static MigrationException located(MigrationException e, TrackedTables tables, Origin origin) {
        String text = tables.sourceId() + ": binlog event at " + origin + ": " + e.text();
        return new MigrationException(e.code(), e.scope(), text, e.getCause());
    }

    static MigrationException fileEndsWithinTransaction(TrackedTables tables, Origin nextFile) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_STOPS,
                tables.sourceId()
                        + ": the binlog file before "
                        + nextFile
                        + " ends within a transaction that changed migrated tables: whether the"
                        + " server committed it cannot be told");
    }

    static MigrationException rolledBack(TrackedTables tables, Origin origin) {
        return new MigrationException(
                ErrorCode.UNSUPPORTED_YET,
                tables.sourceId()
                        + ": a transaction is rolled back at "
                        + origin
                        + " after it changed migrated tables: mixing transactional and other"
                        + " tables in a transaction is not carried yet");
    }
}
