package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.network.ServerException;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.tls.TlsFailure;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;

/** Tells what the end of a stream means: try again, or ask a person. Stateless. */
public final class StreamFailure {

    private static final int CANNOT_SEND = 1236;
    private static final int ACCESS_DENIED = 1227;

    private StreamFailure() {}

    /** Another replica, or this reader's own lost connection, has the same id. */
    static boolean sameServerId(Exception reason) {
        return reason instanceof ServerException e
                && e.getErrorCode() == CANNOT_SEND
                && message(e).contains("same server_");
    }

    /**
     * @throws MigrationException when trying again cannot help
     */
    public static void requireTemporary(SourcePlan source, Exception reason, BinlogPosition from) {
        if (reason instanceof MigrationException known
                && known.code().recovery() == ErrorCode.Recovery.OPERATOR) {
            throw known;
        }
        if (reason instanceof ServerException refused && !sameServerId(refused)) {
            requireTemporary(source, refused, from);
        }
    }

    private static void requireTemporary(
            SourcePlan source, ServerException refused, BinlogPosition from) {
        if (refused.getErrorCode() == CANNOT_SEND) {
            throw new MigrationException(
                    ErrorCode.BINLOG_UNREADABLE,
                    where(source) + " cannot send the binlog from " + from.display(),
                    refused);
        }
        if (refused.getErrorCode() == ACCESS_DENIED) {
            throw new MigrationException(
                    ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR,
                    ErrorScope.UPSTREAM,
                    where(source)
                            + " refuses the binlog; GRANT REPLICATION SLAVE, REPLICATION CLIENT"
                            + " ON *.*",
                    refused);
        }
    }

    /** The error when patience has ended. */
    public static MigrationException lasting(SourcePlan source, Exception reason) {
        if (reason instanceof MigrationException known) {
            return known;
        }
        String why = TlsFailure.reason(reason).map(text -> " (" + text + ")").orElse("");
        return new MigrationException(
                ErrorCode.SYNCER_GET_EVENT,
                "cannot read the binlog of " + where(source) + why,
                reason);
    }

    private static String where(SourcePlan source) {
        return source.sourceId() + " (" + source.connection().display() + ")";
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
