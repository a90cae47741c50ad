package io.flinkdm.submit.task;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.SQLException;

/** Turns a failure of the target into the error users see. Stateless. */
final class MetaAccess {

    private MetaAccess() {}

    static void doing(Action action) {
        asking(
                () -> {
                    action.run();
                    return null;
                });
    }

    static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_EXECUTE_FAILED,
                    ErrorScope.DOWNSTREAM,
                    "the task's meta tables cannot be read or written",
                    e);
        }
    }

    /** Something that gives a value. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    /** Something that gives none. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }
}
