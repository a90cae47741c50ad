package io.flinkdm.job.target;

import io.flinkdm.udf.ddl.target.TargetProduct;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks a target what kind of server it is. Stateless. */
public final class TargetProducts {

    private TargetProducts() {}

    public static TargetProduct of(Connection connection) throws SQLException {
        return TargetProduct.of(connection.getMetaData().getDatabaseProductVersion());
    }
}
