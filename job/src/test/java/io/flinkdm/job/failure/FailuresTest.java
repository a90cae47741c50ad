package io.flinkdm.job.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final MigrationException TERMINAL =
            new MigrationException(ErrorCode.UNSUPPORTED_YET, "x");
    private static final MigrationException TRANSIENT =
            new MigrationException(ErrorCode.DB_BAD_CONN, "x");

    @Test
    void endsTheJobWhenAPersonMustAct() {
        RuntimeException failure = Failures.of(new ExecutionException(TERMINAL));
        assertThat(failure).isInstanceOf(SuppressRestartsException.class).hasCause(TERMINAL);
    }

    @Test
    void restartsOnWhatMayPass() {
        assertThat(Failures.of(TRANSIENT)).isSameAs(TRANSIENT);
        assertThat(Failures.of(new IOException("x"))).hasCauseInstanceOf(IOException.class);
        assertThat(Failures.retried(TRANSIENT)).isTrue();
        assertThat(Failures.retried(TERMINAL)).isFalse();
    }

    @Test
    void keepsAnEndAnEnd() {
        RuntimeException once = Failures.of(TERMINAL);
        assertThat(Failures.of(new RuntimeException(once))).isSameAs(once);
    }

    @Test
    void survivesTheWayToTheJobManager() throws Exception {
        SQLException driver = new UnportableException();
        RuntimeException failure =
                Failures.of(new MigrationException(ErrorCode.UNSUPPORTED_YET, "why", driver));
        byte[] bytes = InstantiationUtil.serializeObject(failure);
        Throwable there = InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
        assertThat(
                        ThrowableClassifier.findThrowableOfThrowableType(
                                there, ThrowableType.NonRecoverableError))
                .isPresent();
        assertThat(there).hasStackTraceContaining("Message: why");
    }

    @Test
    void leavesFatalErrorsToFlink() {
        assertThatThrownBy(() -> Failures.of(new OutOfMemoryError()))
                .isInstanceOf(OutOfMemoryError.class);
    }

    /** As a driver's exception that holds its connection. */
    private static final class UnportableException extends SQLException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final Object connection = new Object();
    }
}
