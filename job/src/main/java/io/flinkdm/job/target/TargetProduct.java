package io.flinkdm.job.target;

import java.sql.Connection;
import java.sql.SQLException;

/** What kind of server the target is. Pure but for {@link #of}. */
public enum TargetProduct {
    TIDB,
    /** For trials. */
    MYSQL;

    public static TargetProduct of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("TiDB") ? TIDB : MYSQL;
    }
}
