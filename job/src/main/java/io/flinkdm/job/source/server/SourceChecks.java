package io.flinkdm.job.source.server;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a source can be followed: its binlog, its settings, the account's privileges. All that
 * fails is told at once. Called by the enumerator before anything is read. Stateless.
 */
public final class SourceChecks {

    private static final String VARIABLES =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format',"
                    + " 'binlog_row_image', 'server_id', 'gtid_mode')";

    /** What to do about tables of other types. */
    static final String NO_PLAIN_TABLE =
            "only plain tables are migrated: leave such out by ignore-tables in block-allow-list,"
                    + " or make them plain (ALTER TABLE … DROP SYSTEM VERSIONING) before the task"
                    + " begins";

    private SourceChecks() {}

    /**
     * @throws MigrationException 26005 naming all that has to be mended; 26007 when GTIDs are
     *     wanted and the server has none
     */
    public static void require(Connection connection, SourcePlan source) throws SQLException {
        ServerFlavor flavor = ServerFlavor.of(connection);
        Map<String, String> variables = variables(connection);
        List<String> problems = new ArrayList<>(problems(variables));
        problems.addAll(PrivilegeChecks.problems(connection, source));
        refuse(source, problems);
        if (source.enableGtid()
                && flavor == ServerFlavor.MYSQL
                && !"ON".equalsIgnoreCase(variables.get("gtid_mode"))) {
            throw new MigrationException(
                    ErrorCode.SOURCE_CHECK_GTID,
                    source.sourceId()
                            + ": enable-gtid is true but gtid_mode is "
                            + variables.get("gtid_mode"));
        }
    }

    /**
     * Where a table without a unique key is loaded: that is done at one moment of the server, which
     * only MariaDB always tells without a lock.
     *
     * @throws MigrationException 26005 when the account may not take the lock the task allows
     */
    public static void requireLock(Connection connection, SourcePlan source) throws SQLException {
        if (ServerFlavor.of(connection) == ServerFlavor.MYSQL) {
            refuse(source, PrivilegeChecks.lockProblems(connection, source));
        }
    }

    /**
     * The binlog of MariaDB's system-versioned tables holds rows of the past among those that are.
     *
     * @param others what is no plain table, with its type
     * @throws MigrationException 26005 when there is any
     */
    public static void requirePlainTables(SourcePlan source, Map<TableId, String> others) {
        if (!others.isEmpty()) {
            String tables =
                    others.entrySet().stream()
                            .map(table -> table.getKey() + " is " + table.getValue())
                            .collect(Collectors.joining(", "));
            refuse(source, List.of(tables + "; " + NO_PLAIN_TABLE));
        }
    }

    /**
     * A change that is under way when the task starts could not be carried over.
     *
     * @param shadows the shadow tables of tables that are migrated
     * @throws MigrationException 26005 when there is one
     */
    public static void requireNoSchemaChange(SourcePlan source, List<TableId> shadows) {
        if (!shadows.isEmpty()) {
            refuse(
                    source,
                    List.of(
                            "gh-ost or pt-online-schema-change is at work, or was given up, for"
                                    + " there are shadow tables: "
                                    + shadows
                                    + "; wait until it has ended, or drop them; to start anyway,"
                                    + " add online_ddl to ignore-checking-items"));
        }
    }

    private static void refuse(SourcePlan source, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR,
                    ErrorScope.UPSTREAM,
                    source.sourceId()
                            + " ("
                            + source.connection().display()
                            + ") cannot be migrated: "
                            + String.join("; ", problems),
                    null);
        }
    }

    /** What the settings lack, each with what to do. */
    static List<String> problems(Map<String, String> variables) {
        List<String> problems = new ArrayList<>();
        expect(variables, "log_bin", "ON", "start the server with log-bin", problems);
        expect(variables, "binlog_format", "ROW", "set binlog_format=ROW", problems);
        // Servers before MySQL 5.6 and MariaDB 10.1.6 know full images only.
        if (variables.containsKey("binlog_row_image")) {
            // MariaDB's FULL_NODUP tells as much as FULL.
            String image = variables.get("binlog_row_image");
            if (!"FULL_NODUP".equalsIgnoreCase(image)) {
                expect(
                        variables,
                        "binlog_row_image",
                        "FULL",
                        "set binlog_row_image=FULL",
                        problems);
            }
        }
        if ("0".equals(variables.get("server_id"))) {
            problems.add("server_id is 0; set it to a number no other server has");
        }
        return problems;
    }

    private static void expect(
            Map<String, String> variables,
            String name,
            String wanted,
            String remedy,
            List<String> problems) {
        String value = variables.get(name);
        if (!wanted.equalsIgnoreCase(value)) {
            problems.add(name + " is " + value + " instead of " + wanted + "; " + remedy);
        }
    }

    private static Map<String, String> variables(Connection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VARIABLES)) {
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return variables;
    }
}
