package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is asked of the target beside what is asked of the source: its errors are the target's.
 * Blocks; called off the main thread. Stateless.
 */
final class OnTarget {

    private OnTarget() {}

    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * @param doing for the error, e.g. {@code keeping the structures}
     * @throws MigrationException when the target cannot be asked
     */
    static <T> T ask(MigrationPlan plan, String doing, Question<T> question) {
        try (Connection connection =
                JdbcConnections.open(
                        plan.target().connection(),
                        ErrorScope.DOWNSTREAM,
                        plan.target().session())) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw failure(plan, doing, e);
        }
    }

    static MigrationException failure(MigrationPlan plan, String doing, SQLException cause) {
        return new MigrationException(
                SqlErrorClassifier.code(cause),
                ErrorScope.DOWNSTREAM,
                plan.target().connection().display() + ": " + doing,
                cause);
    }
}
