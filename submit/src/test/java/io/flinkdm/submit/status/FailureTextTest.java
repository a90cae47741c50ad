package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void readsBackWhatTheJobHasThrown() {
        MigrationException thrown =
                new MigrationException(
                        ErrorCode.DB_DRIVER_ERROR,
                        ErrorScope.DOWNSTREAM,
                        "cannot connect to app@db:4000",
                        new SQLException("Access denied"));

        ProcessError error = FailureText.parse(trace(new RuntimeException("wrapped", thrown)));

        assertThat(error)
                .isEqualTo(
                        new ProcessError(
                                10001,
                                "database",
                                "downstream",
                                "high",
                                "cannot connect to app@db:4000",
                                "Access denied",
                                ErrorCode.DB_DRIVER_ERROR.workaround()));
        assertThat(error.text()).isEqualTo(thrown.getMessage());
    }

    @Test
    void keepsAMessageOfSeveralLinesWhole() {
        MigrationException thrown =
                new MigrationException(ErrorCode.DB_EXECUTE_FAILED, "statement\nCREATE TABLE t");

        assertThat(FailureText.parse(trace(thrown)).message())
                .isEqualTo("statement\nCREATE TABLE t");
    }

    @Test
    void takesTheOuterOfTwoErrors() {
        MigrationException inner = new MigrationException(ErrorCode.DB_QUERY_FAILED, "inner");
        MigrationException outer =
                new MigrationException(ErrorCode.DB_EXECUTE_FAILED, "outer", inner);

        ProcessError error = FailureText.parse(trace(outer));

        assertThat(error.code()).isEqualTo(10006);
        assertThat(error.message()).isEqualTo("outer");
        assertThat(error.rawCause()).contains("Message: inner");
    }

    @Test
    void givesForeignFailuresTheirRootCause() {
        Exception thrown = new IllegalStateException("outer", new OutOfMemoryError("Metaspace"));

        assertThat(FailureText.parse(trace(thrown)))
                .isEqualTo(ProcessError.unknown("java.lang.OutOfMemoryError: Metaspace"));
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
