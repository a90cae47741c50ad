package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.jdbc.SqlFailure;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the schemas and tables a full load needs, where they do not exist yet; what exists is
 * left as it is. Of shards that go to one table the first one's structure counts. What TiDB cannot
 * have is left out, with a line in the log. Called once per source before its first row, off
 * Flink's threads: it blocks.
 */
public final class TargetTableCreation implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TargetTableCreation.class);

    private static final String TABLES =
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private final TargetPlan target;

    public TargetTableCreation(TargetPlan target) {
        this.target = target;
    }

    /**
     * @throws MigrationException when the target refuses a statement or cannot be reached
     */
    public void create(List<TableToCreate> tables) throws SQLException {
        Map<TableId, TableToCreate> first = new LinkedHashMap<>();
        tables.forEach(table -> first.putIfAbsent(table.target(), table));
        try (Connection connection =
                        JdbcConnections.open(
                                target.connection(),
                                ErrorScope.DOWNSTREAM,
                                TargetSession.variables(target.session()));
                Statement statement = connection.createStatement()) {
            if (ignoresLetterCase(statement)) {
                TargetNames.requireApart(first.keySet());
            }
            Collations collations = collations(statement);
            createSchemas(statement, new CreateDatabaseRewriter(collations), first);
            CreateTableRewriter rewriter =
                    new CreateTableRewriter(collations, TargetProduct.of(connection));
            for (TableToCreate table : first.values()) {
                if (!exists(connection, table.target())) {
                    execute(statement, rewriter.rewrite(table.createTable(), table.target()));
                }
            }
        }
    }

    private static void createSchemas(
            Statement statement,
            CreateDatabaseRewriter rewriter,
            Map<TableId, TableToCreate> tables)
            throws SQLException {
        Set<String> done = new HashSet<>();
        for (TableToCreate table : tables.values()) {
            String schema = table.target().schema();
            if (done.add(schema)) {
                execute(statement, rewriter.rewrite(table.createDatabase(), schema));
            }
        }
    }

    private static void execute(Statement statement, Rewritten rewritten) throws SQLException {
        rewritten.dropped().forEach(text -> LOG.warn("not taken to the target: {}", text));
        try {
            statement.execute(rewritten.sql());
        } catch (SQLException e) {
            if (SqlErrorClassifier.classify(e) != SqlFailure.PERMANENT) {
                throw e;
            }
            throw new MigrationException(
                    ErrorCode.DB_EXECUTE_FAILED,
                    ErrorScope.DOWNSTREAM,
                    "the target refuses \""
                            + rewritten.sql()
                            + "\"; create the table there as it should be, then resume the task",
                    e);
        }
    }

    private static boolean exists(Connection connection, TableId table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setString(1, table.schema());
            query.setString(2, table.table());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean ignoresLetterCase(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.lower_case_table_names")) {
            return row.next() && row.getInt(1) != 0;
        }
    }

    private static Collations collations(Statement statement) throws SQLException {
        Map<String, String> charsetOf = new HashMap<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT COLLATION_NAME, CHARACTER_SET_NAME"
                                + " FROM information_schema.COLLATIONS"
                                + " WHERE CHARACTER_SET_NAME IS NOT NULL")) {
            while (rows.next()) {
                charsetOf.put(rows.getString(1), rows.getString(2));
            }
        }
        return new Collations(charsetOf);
    }
}
