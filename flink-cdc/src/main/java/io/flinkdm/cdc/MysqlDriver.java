package io.flinkdm.cdc;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/** MySQL's driver, which the connector needs and nobody but the user may bring. Stateless. */
final class MysqlDriver {

    private static final String NAME = "com.mysql.cj.jdbc.Driver";

    private MysqlDriver() {}

    /**
     * @throws MigrationException 52014 when it is not there
     */
    static void require(ClassLoader code) {
        try {
            Class.forName(NAME, false, code);
        } catch (ClassNotFoundException e) {
            throw new MigrationException(
                    ErrorCode.SOURCE_CONNECTOR_UNKNOWN,
                    "flink-cdc needs MySQL's driver, "
                            + NAME
                            + ": put mysql-connector-java-8.0.28.jar into Flink's lib folder, or"
                            + " name it with -C (flink run) or --lib (dm)",
                    e);
        }
    }
}
