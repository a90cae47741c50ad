package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Where a source's binlog is read from when nothing was read before. Stateless. */
final class StartPlace {

    /** A binlog's first event begins there. */
    private static final long FIRST_OFFSET = 4;

    /**
     * MySQL writes a transaction to its binlog shortly before other sessions see it. Rows are read
     * only after this time, so all that stands before the place noted can be seen by then.
     */
    private static final long VISIBLE_MS = 1_000;

    private StartPlace() {}

    static BinlogPosition note(Connection connection, TaskMode mode, SourcePlan source)
            throws SQLException {
        ServerFlavor flavor = ServerFlavor.of(connection);
        if (mode.loads()) {
            return beforeRows(connection, flavor);
        }
        StartPosition meta = source.start();
        return meta == null ? flavor.head(connection) : of(meta, source.enableGtid());
    }

    /** DM: the GTID set counts under {@code enable-gtid}, the file and offset otherwise. */
    static BinlogPosition of(StartPosition meta, boolean enableGtid) {
        boolean byGtid = enableGtid && !meta.gtidSet().isEmpty();
        GtidSet gtids = byGtid ? GtidSet.parse(meta.gtidSet()) : GtidSet.EMPTY;
        return new BinlogPosition(meta.file(), Math.max(FIRST_OFFSET, meta.offset()), gtids);
    }

    private static BinlogPosition beforeRows(Connection connection, ServerFlavor flavor)
            throws SQLException {
        Optional<BinlogPosition> told = told(connection, flavor);
        if (told.isPresent()) {
            return told.get();
        }
        BinlogPosition head = flavor.head(connection);
        try {
            Thread.sleep(VISIBLE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while noting the binlog's position", e);
        }
        return head;
    }

    /** MariaDB tells where what can be seen lies in the binlog. */
    private static Optional<BinlogPosition> told(Connection connection, ServerFlavor flavor)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            Optional<BinlogPosition> position = flavor.snapshotPosition(connection);
            statement.execute("COMMIT");
            return position;
        }
    }
}
