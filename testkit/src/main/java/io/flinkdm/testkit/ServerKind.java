package io.flinkdm.testkit;

import java.util.Arrays;
import java.util.List;

/** The database servers the testkit can start. */
public enum ServerKind {
    MYSQL_57("MySQL 5.7"),
    MYSQL_80("MySQL 8.0"),
    MYSQL_9("MySQL 9"),
    MARIADB_101("MariaDB 10.1"),
    MARIADB("MariaDB 10.11"),
    MARIADB_114("MariaDB 11.4"),
    MARIADB_118("MariaDB 11.8"),
    TIDB("TiDB");

    private final String label;

    ServerKind(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** All kinds a migration reads from. */
    public static List<ServerKind> sources() {
        return Arrays.stream(values()).filter(kind -> kind != TIDB).toList();
    }

    public boolean isMariaDb() {
        return name().startsWith("MARIADB");
    }
}
