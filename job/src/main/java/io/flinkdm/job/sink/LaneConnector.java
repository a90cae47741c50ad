package io.flinkdm.job.sink;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Opens the connections of lanes. Safe for all threads. */
@FunctionalInterface
interface LaneConnector {

    /**
     * @throws SQLException of class 08 when the target cannot be reached
     * @throws MigrationException when the target refuses what only a person can mend
     */
    Connection open() throws SQLException;

    /** For changes. */
    static LaneConnector to(TargetPlan target) {
        return to(target, JdbcConnections::open);
    }

    /** For rows of a load. */
    static LaneConnector loading(TargetPlan target) {
        return to(target, JdbcConnections::openLoading);
    }

    private static LaneConnector to(TargetPlan target, Opener opener) {
        return () -> {
            try {
                return connect(target, opener);
            } catch (MigrationException e) {
                if (e.code().recovery() == ErrorCode.Recovery.OPERATOR) {
                    throw e;
                }
                throw new SQLException(e.text(), SqlErrorClassifier.CONNECTION_LOST, e);
            }
        };
    }

    private static Connection connect(TargetPlan target, Opener opener) throws SQLException {
        Connection opened =
                opener.open(
                        target.connection(),
                        ErrorScope.DOWNSTREAM,
                        TargetSession.variables(target.session()));
        TargetSession.tune(opened, target.session());
        return opened;
    }

    /** One of {@link JdbcConnections}. */
    interface Opener {

        Connection open(ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
                throws SQLException;
    }
}
