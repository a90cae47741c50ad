package io.flinkdm.testkit;

/** The database servers the testkit can start. */
public enum ServerKind {
    MYSQL_80("MySQL 8.0"),
    MYSQL_57("MySQL 5.7"),
    MARIADB("MariaDB"),
    TIDB("TiDB");

    private final String label;

    ServerKind(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
