package io.flinkdm.submit.event;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks a source how its sessions read statements. Stateless. */
public final class SourceMode {

    private static final List<SqlOption> OF_SQL_MODE =
            List.of(SqlOption.ANSI_QUOTES, SqlOption.NO_BACKSLASH_ESCAPES);

    private SourceMode() {}

    /** Those of its sql_mode; none when the source cannot be asked, as in DM. */
    public static Set<SqlOption> of(SourcePlan source) {
        try (Connection connection =
                        JdbcConnections.open(source.connection(), ErrorScope.UPSTREAM, Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.sql_mode")) {
            row.next();
            return options(row.getString(1));
        } catch (SQLException | MigrationException e) {
            return Set.of();
        }
    }

    private static Set<SqlOption> options(String sqlMode) {
        Set<SqlOption> options = EnumSet.noneOf(SqlOption.class);
        List<String> words = Arrays.asList(sqlMode.toUpperCase(Locale.ROOT).split(","));
        OF_SQL_MODE.stream().filter(o -> words.contains(o.name())).forEach(options::add);
        return options;
    }
}
