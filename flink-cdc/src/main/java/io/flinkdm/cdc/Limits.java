package io.flinkdm.cdc;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the connector cannot carry exactly, told before it starts. Blocks; stateless.
 *
 * <p>Source: what it was measured to change, see docs/second-source.md.
 */
final class Limits {

    private static final List<String> MODES =
            List.of("NO_ZERO_DATE", "NO_ZERO_IN_DATE", "STRICT_TRANS_TABLES");

    private Limits() {}

    /** What the task's files want and the connector has no way to do. */
    static void requireSettings(MigrationPlan plan, SourcePlan source) {
        List<String> limits = new ArrayList<>();
        if (source.connection().tls() != null) {
            limits.add("security is not passed on to the connector");
        }
        if (!source.session().isEmpty()) {
            limits.add("session variables of the source are not passed on to the connector");
        }
        if (plan.mode().loads() && !source.snapshot().where().isEmpty()) {
            limits.add("the connector reads all rows of a table, whatever where says");
        }
        if (plan.mode().loads() && !source.snapshot().tables().all()) {
            limits.add("the connector reads all allowed tables, whatever extra-args chooses");
        }
        if (source.serverId() > ConnectorSettings.LAST_SERVER_ID) {
            limits.add(
                    "the connector takes no server-id above " + ConnectorSettings.LAST_SERVER_ID);
        }
        require(source, limits);
    }

    /** Tables, columns and rows that would not arrive as they are. */
    static void requireTables(
            MigrationPlan plan, SourcePlan source, Map<TableId, TableSchema> tables) {
        boolean loads = plan.mode().loads();
        List<String> limits = new ArrayList<>();
        if (tables.isEmpty()) {
            limits.add("no table is allowed, and the connector cannot follow none");
        }
        new TreeMap<>(tables)
                .forEach((table, schema) -> limits.addAll(TableLimits.of(table, schema, loads)));
        require(source, limits);
        try (Connection connection = Upstream.open(source)) {
            require(source, ofServer(connection, source, tables));
            if (loads) {
                require(source, ofRows(connection, tables));
            }
        } catch (SQLException e) {
            throw Upstream.failure(source, "looking for what the connector cannot carry", e);
        }
    }

    private static List<String> ofServer(
            Connection connection, SourcePlan source, Map<TableId, TableSchema> tables)
            throws SQLException {
        List<String> limits = new ArrayList<>();
        if (ServerFlavor.of(connection) != ServerFlavor.MYSQL) {
            limits.add("the connector is used with MySQL only");
        }
        boolean dates = tables.values().stream().anyMatch(TableLimits::hasDates);
        String mode = sqlMode(connection).toUpperCase(Locale.ROOT);
        for (String word : MODES) {
            if (dates && !List.of(mode.split(",")).contains(word)) {
                limits.add(
                        "sql_mode lacks "
                                + word
                                + ", so zero dates may be written, which the connector changes");
            }
        }
        return limits;
    }

    private static String sqlMode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.sql_mode")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> ofRows(Connection connection, Map<TableId, TableSchema> tables)
            throws SQLException {
        List<String> limits = new ArrayList<>();
        for (Map.Entry<TableId, TableSchema> table : new TreeMap<>(tables).entrySet()) {
            Optional<String> query = TableLimits.oddDates(table.getKey(), table.getValue());
            if (query.isPresent() && hasRows(connection, query.get())) {
                limits.add(
                        table.getKey()
                                + " holds zero dates or days from 1582-10-05 to 1582-10-14, which"
                                + " the connector changes");
            }
        }
        return limits;
    }

    private static boolean hasRows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static void require(SourcePlan source, List<String> limits) {
        if (!limits.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.SOURCE_CONNECTOR_LIMIT,
                    source.sourceId()
                            + " cannot be read by flink-cdc: "
                            + String.join("; ", limits));
        }
    }
}
