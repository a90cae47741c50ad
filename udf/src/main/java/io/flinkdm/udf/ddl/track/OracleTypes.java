package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;
import java.util.List;

/** MariaDB's names for types of Oracle's. Stateless. */
final class OracleTypes {

    private OracleTypes() {}

    /**
     * @param oracle whether the sql_mode is ORACLE, where some names mean another type
     */
    static DataType plain(DataType type, boolean oracle) {
        switch (type.name()) {
            case "VARCHAR2":
                return type.named("VARCHAR", type.arguments());
            case "RAW":
                return type.named("VARBINARY", type.arguments());
            case "CLOB":
                return type.named("LONGTEXT", List.of());
            case "NUMBER":
                return type.named(
                        type.arguments().isEmpty() ? "DOUBLE" : "DECIMAL", type.arguments());
            case "DATE":
                return oracle ? type.named("DATETIME", List.of()) : type;
            case "BLOB":
                return oracle && type.arguments().isEmpty()
                        ? type.named("LONGBLOB", List.of())
                        : type;
            default:
                return type;
        }
    }
}
