package io.flinkdm.job.source.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the lines of {@code SHOW GRANTS} for the two global privileges replication needs. A role
 * may hold what the lines do not show: then nothing is said here, and the server itself refuses
 * what is missing. Stateless.
 */
final class Grants {

    private static final String ON_EVERYTHING = " ON *.* TO ";

    private Grants() {}

    /** What is missing, each with what to do. */
    static List<String> problems(List<String> lines) {
        Set<String> global = new TreeSet<>();
        for (String line : lines) {
            int on = line.indexOf(ON_EVERYTHING);
            if (on < 0 && grantsRole(line)) {
                return List.of();
            }
            if (on > 0 && line.startsWith("GRANT ")) {
                for (String privilege : line.substring("GRANT ".length(), on).split(",")) {
                    global.add(privilege.trim().toUpperCase(Locale.ROOT));
                }
            }
        }
        return missing(global);
    }

    /** {@code GRANT `role`@`%` TO …} and MariaDB's {@code GRANT role TO …} have no ON. */
    private static boolean grantsRole(String line) {
        return line.startsWith("GRANT ") && !line.contains(" ON ");
    }

    private static List<String> missing(Set<String> global) {
        List<String> problems = new ArrayList<>();
        if (global.contains("ALL PRIVILEGES") || global.contains("ALL")) {
            return problems;
        }
        if (!global.contains("REPLICATION SLAVE") && !global.contains("REPLICATION REPLICA")) {
            problems.add(lacks("Replication Slave", "REPLICATION SLAVE"));
        }
        if (!global.contains("REPLICATION CLIENT")
                && !global.contains("BINLOG MONITOR")
                && !global.contains("SUPER")) {
            problems.add(lacks("Replication Client", "REPLICATION CLIENT"));
        }
        return problems;
    }

    private static String lacks(String name, String privilege) {
        return "lack of " + name + " global (*.*) privilege; GRANT " + privilege + " ON *.*";
    }
}
