package io.flinkdm.submit.event;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Asks a source and the target of a task how tables are made. Blocks. */
final class TableTexts {

    /** Names and strings quoted so that they are read alike everywhere. */
    private static final Map<String, String> PLAIN =
            Map.of("sql_mode", "", "sql_quote_show_create", "1");

    private final KnownTask task;
    private final SourcePlan source;

    TableTexts(KnownTask task, SourcePlan source) {
        this.task = task;
        this.source = source;
    }

    /** What the source decides by itself when a statement does not say. */
    ServerDefaults defaults() {
        return asking(source.connection(), ErrorScope.UPSTREAM, Map.of(), DdlDefaults::read);
    }

    String ofSource(TableId table) {
        return asking(source.connection(), ErrorScope.UPSTREAM, PLAIN, each -> show(each, table));
    }

    /** Under the name the table is routed to. */
    String ofTarget(TableId table) {
        TableId target = UpstreamRules.compile(source.definitions()).target(table);
        return asking(
                task.target().connection(),
                ErrorScope.DOWNSTREAM,
                PLAIN,
                each -> show(each, target));
    }

    private static String show(Connection connection, TableId table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table.quoted())) {
            row.next();
            return row.getString(2);
        }
    }

    private static <T> T asking(
            ConnectionPlan server, ErrorScope scope, Map<String, String> session, Question<T> ask) {
        try (Connection connection = JdbcConnections.open(server, scope, session)) {
            return ask.of(connection);
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_QUERY_FAILED,
                    scope,
                    "the structure cannot be read from " + server.display(),
                    e);
        }
    }

    /** Something a server is asked. */
    @FunctionalInterface
    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }
}
