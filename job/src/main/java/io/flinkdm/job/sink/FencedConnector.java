package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.fence.WriterFence;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections behind a fence. Immutable. */
final class FencedConnector implements LaneConnector {

    private final LaneConnector connector;
    private final WriterFence fence;

    FencedConnector(LaneConnector connector, MigrationPlan plan, Attempt attempt) {
        this.connector = connector;
        this.fence = new WriterFence(plan.metaSchema(), plan.task(), attempt);
    }

    @Override
    public Connection open() throws SQLException {
        Connection opened = connector.open();
        try {
            fence.admit(opened);
            return opened;
        } catch (SQLException | MigrationException e) {
            opened.close();
            throw e;
        }
    }
}
