package io.flinkdm.job.source.server;

import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a source's account lacks, each with the statement that gives it. Stateless. */
final class PrivilegeChecks {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final Pattern EXACT = Pattern.compile("[^~*?\\[\\]!]+");

    private PrivilegeChecks() {}

    static List<String> problems(Connection connection, SourcePlan source) throws SQLException {
        Grants grants = grants(connection);
        String account = account(connection);
        List<String> problems =
                new ArrayList<>(grants.replicationProblems(hasBinlogMonitor(connection), account));
        problems.addAll(
                grants.selectProblems(visible(connection, source), named(source.allow()), account));
        return problems;
    }

    static List<String> lockProblems(Connection connection, SourcePlan source) throws SQLException {
        Consistency allowed = source.snapshot().consistency();
        return allowed == Consistency.AUTO || allowed == Consistency.FLUSH
                ? grants(connection).lockProblems(account(connection))
                : List.of();
    }

    private static List<TableId> visible(Connection connection, SourcePlan source)
            throws SQLException {
        BlockAllowList allow =
                BlockAllowList.compile(
                        source.allow(),
                        source.caseSensitive()
                                ? CaseSensitivity.SENSITIVE
                                : CaseSensitivity.INSENSITIVE);
        return StructureReader.tables(connection).stream().filter(allow::allows).toList();
    }

    private static List<String> named(BlockAllowRules rules) {
        return Stream.concat(
                        rules.doDbs().stream(),
                        rules.doTables().stream().map(BlockAllowRules.TableRule::dbName))
                .filter(name -> EXACT.matcher(name).matches())
                .distinct()
                .toList();
    }

    private static Grants grants(Connection connection) throws SQLException {
        List<String> lines = lines(connection, "SHOW GRANTS");
        if (lines.stream().noneMatch(Grants::givesRole)
                || ServerFlavor.of(connection) != ServerFlavor.MYSQL) {
            return Grants.of(lines);
        }
        String roles = ServerFlavor.single(connection, "SELECT CURRENT_ROLE()");
        return roles.equals("NONE")
                ? Grants.complete(lines)
                : Grants.complete(
                        lines(connection, "SHOW GRANTS FOR CURRENT_USER() USING " + roles));
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** {@code 'user'@'host'}, as the server knows the session. */
    private static String account(Connection connection) throws SQLException {
        String user = ServerFlavor.single(connection, "SELECT CURRENT_USER()");
        int at = user.lastIndexOf('@');
        return at < 0
                ? "'" + user + "'"
                : "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
    }

    /** MariaDB 10.5 gave REPLICATION CLIENT this name. */
    private static boolean hasBinlogMonitor(Connection connection) throws SQLException {
        String version = ServerFlavor.single(connection, "SELECT VERSION()");
        Matcher numbers = VERSION.matcher(version);
        if (ServerFlavor.ofVersion(version) != ServerFlavor.MARIADB || !numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major > 10 || major == 10 && Integer.parseInt(numbers.group(2)) >= 5;
    }
}
