package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.ManyConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.ddl.target.Collations;
import io.flinkdm.udf.ddl.target.CreateDatabaseRewriter;
import io.flinkdm.udf.ddl.target.CreateTableRewriter;
import io.flinkdm.udf.ddl.target.Rewritten;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA IN (%s)";

    private final TargetPlan target;
    private final int connections;

    /**
     * @param connections over which tables are created at once: a statement waits tens of
     *     milliseconds for its turn at all of the target's servers
     */
    public TargetTableCreation(TargetPlan target, int connections) {
        this.target = target;
        this.connections = connections;
    }

    /**
     * @throws MigrationException when the target refuses a statement or cannot be reached
     */
    public void create(List<TableToCreate> tables) throws SQLException {
        Map<TableId, TableToCreate> first = new LinkedHashMap<>();
        tables.forEach(table -> first.putIfAbsent(table.target(), table));
        if (first.isEmpty()) {
            return;
        }
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            boolean ignoresLetterCase = ignoresLetterCase(statement);
            if (ignoresLetterCase) {
                TargetNames.requireApart(first.keySet());
            }
            Collations collations = TargetCollations.read(connection);
            Map<String, TableToCreate> schemas = schemas(first);
            createSchemas(statement, new CreateDatabaseRewriter(collations), schemas);
            CreateTableRewriter rewriter =
                    new CreateTableRewriter(collations, TargetProducts.of(connection));
            Set<String> there = existing(connection, schemas.keySet(), ignoresLetterCase);
            List<TableToCreate> missing =
                    first.values().stream()
                            .filter(t -> !there.contains(name(t.target(), ignoresLetterCase)))
                            .toList();
            createTables(missing, rewriter);
        }
    }

    /**
     * Schemas without any table.
     *
     * @param schemas {@code SHOW CREATE DATABASE} of the source, by the name on the target
     * @throws MigrationException when the target refuses a statement or cannot be reached
     */
    public void createSchemas(Map<String, String> schemas) throws SQLException {
        if (schemas.isEmpty()) {
            return;
        }
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            CreateDatabaseRewriter rewriter =
                    new CreateDatabaseRewriter(TargetCollations.read(connection));
            for (Map.Entry<String, String> schema : schemas.entrySet()) {
                execute(statement, rewriter.rewrite(schema.getValue(), schema.getKey()));
            }
        }
    }

    private Connection open() throws SQLException {
        return JdbcConnections.open(
                target.connection(),
                ErrorScope.DOWNSTREAM,
                TargetSession.variables(target.session()));
    }

    private void createTables(List<TableToCreate> tables, CreateTableRewriter rewriter)
            throws SQLException {
        ManyConnections.ask(
                tables,
                connections,
                this::open,
                (connection, table) -> {
                    try (Statement statement = connection.createStatement()) {
                        execute(statement, rewriter.rewrite(table.createTable(), table.target()));
                    }
                    return table;
                });
    }

    /** Each with the first table that goes there. */
    private static Map<String, TableToCreate> schemas(Map<TableId, TableToCreate> tables) {
        Map<String, TableToCreate> schemas = new LinkedHashMap<>();
        tables.values().forEach(table -> schemas.putIfAbsent(table.target().schema(), table));
        return schemas;
    }

    private static void createSchemas(
            Statement statement,
            CreateDatabaseRewriter rewriter,
            Map<String, TableToCreate> schemas)
            throws SQLException {
        for (Map.Entry<String, TableToCreate> schema : schemas.entrySet()) {
            execute(
                    statement,
                    rewriter.rewrite(schema.getValue().createDatabase(), schema.getKey()));
        }
    }

    private static void execute(Statement statement, Rewritten rewritten) throws SQLException {
        rewritten.dropped().forEach(text -> LOG.warn("not taken to the target: {}", text));
        try {
            statement.execute(rewritten.sql());
        } catch (SQLException e) {
            if (SqlErrorClassifier.classify(e).passes()) {
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

    private static Set<String> existing(
            Connection connection, Set<String> schemas, boolean ignoresLetterCase)
            throws SQLException {
        Set<String> names = new HashSet<>();
        String places = String.join(", ", Collections.nCopies(schemas.size(), "?"));
        try (PreparedStatement query = connection.prepareStatement(TABLES.formatted(places))) {
            int index = 0;
            for (String schema : schemas) {
                query.setString(++index, schema);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    TableId table = new TableId(row.getString(1), row.getString(2));
                    names.add(name(table, ignoresLetterCase));
                }
            }
        }
        return names;
    }

    private static String name(TableId table, boolean ignoresLetterCase) {
        return ignoresLetterCase ? table.quoted().toLowerCase(Locale.ROOT) : table.quoted();
    }

    private static boolean ignoresLetterCase(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.lower_case_table_names")) {
            return row.next() && row.getInt(1) != 0;
        }
    }
}
