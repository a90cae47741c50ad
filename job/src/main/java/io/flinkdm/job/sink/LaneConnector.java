package io.flinkdm.job.sink;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens the connections of lanes. Safe for all threads. */
@FunctionalInterface
interface LaneConnector {

    /**
     * @throws SQLException of class 08 when the target cannot be reached
     * @throws MigrationException when the target refuses what only a person can mend
     */
    Connection open() throws SQLException;

    static LaneConnector to(TargetPlan target) {
        return () -> {
            try {
                return connect(target);
            } catch (MigrationException e) {
                if (e.code().recovery() == ErrorCode.Recovery.OPERATOR) {
                    throw e;
                }
                throw new SQLException(e.text(), SqlErrorClassifier.CONNECTION_LOST, e);
            }
        };
    }

    private static Connection connect(TargetPlan target) throws SQLException {
        Connection opened =
                JdbcConnections.openLoading(
                        target.connection(),
                        ErrorScope.DOWNSTREAM,
                        TargetSession.variables(target.session()));
        TargetSession.tune(opened, target.session());
        return opened;
    }
}
