package io.flinkdm.job.it;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import java.util.ArrayList;
import java.util.List;

/** The privileges docs/operations.md lists for a source. Stateless. */
final class Privileges {

    private Privileges() {}

    static String[] grants(ServerKind kind, String account, TestSchema schema) {
        List<String> grants = new ArrayList<>();
        for (String privilege : global(kind)) {
            grants.add("GRANT " + privilege + " ON *.* TO " + account);
        }
        grants.add("GRANT SELECT ON `" + schema.name() + "`.* TO " + account);
        return grants.toArray(String[]::new);
    }

    static List<String> global(ServerKind kind) {
        return switch (kind) {
            case MARIADB, MARIADB_114, MARIADB_118 ->
                    List.of(
                            "RELOAD",
                            "REPLICATION SLAVE",
                            "BINLOG MONITOR",
                            "REPLICATION SLAVE ADMIN",
                            "REPLICATION MASTER ADMIN");
            default -> List.of("RELOAD", "REPLICATION SLAVE", "REPLICATION CLIENT");
        };
    }
}
