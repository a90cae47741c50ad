package io.flinkdm.job.source.server;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an account may do, read from the lines of {@code SHOW GRANTS}. Where it has a role whose
 * privileges the lines do not show, nothing is said here, and the server itself refuses what is
 * missing. Immutable.
 */
final class Grants {

    private static final int MOST_SCHEMAS = 5;

    private final List<Grant> lines;
    private final boolean hiddenRole;

    private Grants(List<Grant> lines, boolean hiddenRole) {
        this.lines = lines;
        this.hiddenRole = hiddenRole;
    }

    /** The lines tell everything the account may do. */
    static Grants complete(List<String> lines) {
        return new Grants(
                lines.stream().map(Grant::parse).flatMap(Optional::stream).toList(), false);
    }

    static Grants of(List<String> lines) {
        return new Grants(complete(lines).lines, lines.stream().anyMatch(Grants::givesRole));
    }

    /** {@code GRANT `role`@`%` TO …} and MariaDB's {@code GRANT role TO …} have no ON. */
    static boolean givesRole(String line) {
        return line.startsWith("GRANT ") && !line.contains(" ON ");
    }

    /** What following the binlog needs and the account lacks, each with what to run. */
    List<String> replicationProblems(boolean binlogMonitor, String account) {
        List<String> problems = new ArrayList<>();
        if (!hasGlobal("REPLICATION SLAVE", "REPLICATION REPLICA")) {
            problems.add(lacks("Replication Slave", "REPLICATION SLAVE", account));
        }
        if (!hasGlobal("REPLICATION CLIENT", "BINLOG MONITOR", "SUPER")) {
            problems.add(
                    binlogMonitor
                            ? lacks("Binlog Monitor", "BINLOG MONITOR", account)
                            : lacks("Replication Client", "REPLICATION CLIENT", account));
        }
        return problems;
    }

    /** What taking a lock for a moment needs. */
    List<String> lockProblems(String account) {
        return hasGlobal("RELOAD", "FLUSH_TABLES")
                ? List.of()
                : List.of(lacks("Reload", "RELOAD", account));
    }

    private boolean hasGlobal(String... anyOf) {
        if (hiddenRole) {
            return true;
        }
        for (String privilege : anyOf) {
            if (lines.stream().anyMatch(g -> g.given() && g.global() && g.names(privilege))) {
                return true;
            }
        }
        return false;
    }

    private static String lacks(String name, String privilege, String account) {
        return "lack of "
                + name
                + " global (*.*) privilege; run GRANT "
                + privilege
                + " ON *.* TO "
                + account;
    }

    /**
     * What reading rows needs.
     *
     * @param tables that are visible, which any privilege on them makes them
     * @param schemas that are to be migrated by their exact names; without a privilege on them they
     *     are not visible
     */
    List<String> selectProblems(
            Collection<TableId> tables, Collection<String> schemas, String account) {
        TreeSet<String> lacking = new TreeSet<>();
        tables.stream().filter(table -> !selects(table)).forEach(t -> lacking.add(t.schema()));
        schemas.stream().filter(schema -> !selectsIn(schema)).forEach(lacking::add);
        return lacking.isEmpty()
                ? List.of()
                : List.of(
                        "lack of Select privilege: {"
                                + some(lacking)
                                + "}; run "
                                + lacking.stream()
                                        .limit(MOST_SCHEMAS)
                                        .map(
                                                schema ->
                                                        "GRANT SELECT ON "
                                                                + TableId.quote(schema)
                                                                + ".* TO "
                                                                + account)
                                        .collect(Collectors.joining("; ")));
    }

    private static String some(TreeSet<String> schemas) {
        return schemas.stream()
                        .limit(MOST_SCHEMAS)
                        .map(schema -> TableId.quote(schema) + ".*")
                        .collect(Collectors.joining(", "))
                + (schemas.size() > MOST_SCHEMAS ? ", …" : "");
    }

    private boolean selects(TableId table) {
        return hiddenRole
                || lines.stream().anyMatch(g -> gives(g, table.schema()) && g.covers(table));
    }

    private boolean selectsIn(String schema) {
        return hiddenRole
                || lines.stream().anyMatch(g -> gives(g, schema) && g.coversSchema(schema));
    }

    /** MySQL's partial revokes take a schema out of what is given on everything. */
    private boolean gives(Grant grant, String schema) {
        return grant.given()
                && grant.names("SELECT")
                && !(grant.global()
                        && lines.stream()
                                .anyMatch(
                                        other ->
                                                !other.given()
                                                        && other.names("SELECT")
                                                        && other.schema().equals(schema)));
    }
}
