package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.binlog.GtidScan;
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

    private StartPlace() {}

    static BinlogPosition note(Connection connection, MigrationPlan plan, SourcePlan source)
            throws SQLException {
        return plan.startTime() == null
                ? note(connection, plan.mode(), source)
                : new StartTimeSearch(connection, source).find(plan.startTime());
    }

    static BinlogPosition note(Connection connection, TaskMode mode, SourcePlan source)
            throws SQLException {
        ServerFlavor flavor = ServerFlavor.of(connection);
        if (mode.loads()) {
            Optional<BinlogPosition> told = told(connection, flavor);
            return told.isPresent() ? told.get() : flavor.head(connection);
        }
        StartPosition meta = source.start();
        if (meta == null) {
            return flavor.head(connection);
        }
        BinlogPosition place = of(meta, source.enableGtid());
        return lacksGtids(place, source) ? withGtids(place, connection, flavor, source) : place;
    }

    /** DM: the beginning of a file is taken as it is. */
    private static boolean lacksGtids(BinlogPosition place, SourcePlan source) {
        return source.enableGtid() && place.gtids().isEmpty() && place.offset() > FIRST_OFFSET;
    }

    private static BinlogPosition withGtids(
            BinlogPosition place, Connection connection, ServerFlavor flavor, SourcePlan source)
            throws SQLException {
        GtidSet gtids =
                flavor.gtidsBefore(connection, place, known -> GtidScan.before(source, known));
        return new BinlogPosition(place.file(), place.offset(), gtids);
    }

    /** DM: the GTID set counts under {@code enable-gtid}, the file and offset otherwise. */
    static BinlogPosition of(StartPosition meta, boolean enableGtid) {
        boolean byGtid = enableGtid && !meta.gtidSet().isEmpty();
        GtidSet gtids = byGtid ? GtidSet.parse(meta.gtidSet()) : GtidSet.EMPTY;
        return new BinlogPosition(meta.file(), Math.max(FIRST_OFFSET, meta.offset()), gtids);
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
