package io.flinkdm.job.source.server;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;

/**
 * Whether the server at a source's address can go on from a place: by GTIDs any server that has
 * them all and has kept those that follow, by file and offset only the one the place was read from.
 * Stateless.
 */
public final class Continuity {

    private Continuity() {}

    /** Whether the source is read by GTIDs from this place on. */
    public static boolean byGtid(SourcePlan source, BinlogPosition place) {
        return source.enableGtid() && !place.gtids().isEmpty();
    }

    /** Whether another server answers than the one the place was read from. */
    public static boolean switched(LogMark mark, ServerState now) {
        return mark.knowsServer() && !mark.server().equals(now.identity());
    }

    /**
     * @throws MigrationException 52023 naming both servers when rows would be lost or mixed up
     */
    public static void require(
            SourcePlan source, BinlogPosition place, LogMark mark, ServerState now) {
        boolean byGtid = byGtid(source, place);
        if (!byGtid && switched(mark, now)) {
            throw refusal(
                    source,
                    mark,
                    now,
                    "the place reached, "
                            + place.display()
                            + ", means nothing there: without enable-gtid a source cannot change"
                            + " its server");
        }
        requireHas(source, place, mark, now);
        GtidSet gone = byGtid ? now.purged().minus(place.gtids()) : GtidSet.EMPTY;
        if (!gone.isEmpty()) {
            throw refusal(
                    source,
                    mark,
                    now,
                    "it has purged transactions that were not read yet: " + shortened(gone));
        }
    }

    /** A server that begins its binlog anew, or that lags behind the one before it, has fewer. */
    private static void requireHas(
            SourcePlan source, BinlogPosition place, LogMark mark, ServerState now) {
        GtidSet missing = place.gtids().minus(now.executed());
        if (!missing.isEmpty()) {
            throw refusal(
                    source,
                    mark,
                    now,
                    "it lacks transactions that were read already: "
                            + shortened(missing)
                            + (switched(mark, now) ? "" : "; was its binlog reset?"));
        }
    }

    /** A file of the name that was read, which is not that file. */
    public static MigrationException reset(
            SourcePlan source, LogMark mark, String file, long bornSeconds) {
        return new MigrationException(
                ErrorCode.SOURCE_NOT_THE_SAME,
                where(source)
                        + ": "
                        + file
                        + " is not the file that was read: it was begun at "
                        + java.time.Instant.ofEpochSecond(bornSeconds)
                        + ", the one read at "
                        + java.time.Instant.ofEpochSecond(mark.bornSeconds())
                        + ", by "
                        + mark.server()
                        + "; was the binlog reset?");
    }

    private static MigrationException refusal(
            SourcePlan source, LogMark mark, ServerState now, String why) {
        String before = mark.knowsServer() ? mark.server() : "the server read before";
        return new MigrationException(
                ErrorCode.SOURCE_NOT_THE_SAME,
                where(source)
                        + " is "
                        + now.identity()
                        + (switched(mark, now) ? ", the task has read " + before : "")
                        + "; "
                        + why);
    }

    private static String where(SourcePlan source) {
        return source.sourceId() + " (" + source.connection().display() + ")";
    }

    /** Sets with many gaps would hide the rest of the message. */
    private static String shortened(GtidSet set) {
        String text = set.toString();
        return text.length() <= 400 ? text : text.substring(0, 400) + " …";
    }
}
