package io.flinkdm.job.source.server;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who a server is and what its binlog holds, asked at one moment. Immutable.
 *
 * @param identity for people and for comparing, e.g. {@code server_uuid 3e11fa47-…}
 * @param serverId as the events of its binlog carry it
 * @param head the end of its binlog
 * @param executed all transactions it has
 * @param purged those of them whose binlog files are gone, as far as the server tells
 * @param clockSeconds its clock, seconds since 1970
 */
public record ServerState(
        String identity,
        long serverId,
        BinlogPosition head,
        GtidSet executed,
        GtidSet purged,
        long clockSeconds) {

    /** The set is asked after the head, so it lacks none that was committed before. */
    public static ServerState read(Connection connection) throws SQLException {
        ServerFlavor flavor = ServerFlavor.of(connection);
        BinlogPosition head = flavor.head(connection);
        return new ServerState(
                flavor.identity(connection),
                Long.parseLong(ServerFlavor.single(connection, "SELECT @@GLOBAL.server_id")),
                head,
                head.gtids().union(flavor.executed(connection)),
                flavor.purged(connection),
                Long.parseLong(ServerFlavor.single(connection, "SELECT UNIX_TIMESTAMP()")));
    }
}
