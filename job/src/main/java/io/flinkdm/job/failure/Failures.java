package io.flinkdm.job.failure;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Optional;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SerializedThrowable;

/**
 * Turns what a room threw into what Flink has to see: an error that a person must mend ends the job
 * (its checkpoint is kept), everything else restarts it. Called by sources, operators and the sink
 * where they hand an exception to Flink. Stateless.
 */
public final class Failures {

    private Failures() {}

    /** The exception to throw into Flink, or to give to the context of an enumerator. */
    public static RuntimeException of(Throwable failure) {
        ExceptionUtils.rethrowIfFatalErrorOrOOM(failure);
        Optional<SuppressRestartsException> terminal =
                ExceptionUtils.findThrowable(failure, SuppressRestartsException.class);
        if (terminal.isPresent()) {
            return terminal.get();
        }
        Optional<MigrationException> known =
                ExceptionUtils.findThrowable(failure, MigrationException.class);
        return known.isPresent() ? of(known.get()) : unknown(failure);
    }

    /** Whether Flink may try again after this failure. */
    public static boolean retried(Throwable failure) {
        return !(of(failure) instanceof SuppressRestartsException);
    }

    private static RuntimeException of(MigrationException failure) {
        Throwable portable = portable(failure);
        if (failure.code().recovery() == ErrorCode.Recovery.OPERATOR) {
            return new SuppressRestartsException(portable);
        }
        return portable == failure ? failure : new FlinkRuntimeException(portable);
    }

    /**
     * The JobManager reads the type of an error only when the whole chain can be deserialized
     * there; a driver's exception may hold its connection.
     */
    private static Throwable portable(MigrationException failure) {
        return InstantiationUtil.isSerializable(failure)
                ? failure
                : new SerializedThrowable(failure);
    }

    private static RuntimeException unknown(Throwable failure) {
        return failure instanceof RuntimeException known
                ? known
                : new FlinkRuntimeException(failure.getMessage(), failure);
    }
}
