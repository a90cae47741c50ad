package io.flinkdm.udf.ddl.target;

/** What kind of server the target is. */
public enum TargetProduct {
    TIDB,
    /** For trials. */
    MYSQL;

    /**
     * @param version what the server says its version is
     */
    public static TargetProduct of(String version) {
        return version.contains("TiDB") ? TIDB : MYSQL;
    }
}
