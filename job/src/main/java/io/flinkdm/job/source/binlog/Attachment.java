package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Continuity;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.time.Duration;

/**
 * Which server a reader is attached to: decides at each connection whether that one may be read on
 * from, and looks at what the stream itself tells of its server. Fetcher thread.
 */
final class Attachment {

    /**
     * A server sends a transaction a moment before it counts it as its own, and a replica that is
     * promoted may have some left to apply.
     */
    private static final Duration CATCH_UP = Duration.ofSeconds(20);

    private final SourcePlan source;
    private LogMark mark;
    private ServerState server;
    private long refusedSinceNanos;

    Attachment(SourcePlan source, LogMark mark) {
        this.source = source;
        this.mark = mark;
    }

    LogMark mark() {
        return mark;
    }

    /**
     * Asked before each stream is opened.
     *
     * @return whether the server is another one than before
     * @throws MigrationException 52023 when it cannot be read on from; 36069 when it may be soon
     */
    boolean attach(BinlogPosition place, ServerState now) {
        try {
            Continuity.require(source, place, mark, now);
        } catch (MigrationException e) {
            throw patient(e, place, now);
        }
        refusedSinceNanos = 0;
        boolean switched = Continuity.switched(mark, now);
        server = now;
        mark = mark.onServer(now.identity());
        return switched;
    }

    private MigrationException patient(
            MigrationException refusal, BinlogPosition place, ServerState now) {
        boolean mayCatchUp = Continuity.byGtid(source, place) || !Continuity.switched(mark, now);
        if (!mayCatchUp || now.executed().contains(place.gtids())) {
            return refusal;
        }
        long nanos = System.nanoTime();
        refusedSinceNanos = refusedSinceNanos == 0 ? nanos : refusedSinceNanos;
        return nanos - refusedSinceNanos > CATCH_UP.toNanos()
                ? refusal
                : new MigrationException(ErrorCode.SYNCER_GET_EVENT, refusal.text(), refusal);
    }

    /** Purged by the server when this stream was opened. */
    GtidSet purged() {
        return server.purged();
    }

    /**
     * Whether a stream comes from the server that was asked before: an address may lead to one
     * server now and to another one in a moment.
     */
    boolean sends(BinlogPacket packet) {
        boolean signed = packet.eventType() == BinlogEventType.ROTATE && packet.nextOffset() == 0;
        return !signed || packet.serverId() == server.serverId();
    }

    /**
     * The stream goes on in a file.
     *
     * @param bornSeconds when the server began it
     * @throws MigrationException 52023 when it is another file of the same name
     */
    void begun(StreamPosition position, long bornSeconds) {
        if (!Continuity.byGtid(source, position.lastEnd())
                && mark.contradicts(position.file(), bornSeconds)) {
            throw Continuity.reset(source, mark, position.file(), bornSeconds);
        }
        mark = mark.inFile(position.file(), bornSeconds);
    }
}
