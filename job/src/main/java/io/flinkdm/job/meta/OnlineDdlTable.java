package io.flinkdm.job.meta;

import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.online.StatementList;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A source's rows of the table {@code {task}_onlineddl}, laid out as DM's: one for each shadow
 * table with what was done to it so far. For people; the truth is in Flink's checkpoint. Immutable.
 */
public final class OnlineDdlTable {

    private static final String ENDING = "onlineddl";

    private final String table;
    private final String sourceId;
    private final UnaryOperator<TableId> real;

    /**
     * @param real gives the table that a shadow table belongs to
     */
    public OnlineDdlTable(
            String metaSchema, String task, String sourceId, UnaryOperator<TableId> real) {
        this.table = MetaTables.of(metaSchema, task, ENDING);
        this.sourceId = sourceId;
        this.real = real;
    }

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(id VARCHAR(32) NOT NULL,"
                        + " ghost_schema VARCHAR(128) NOT NULL,"
                        + " ghost_table VARCHAR(128) NOT NULL,"
                        + " ddls TEXT,"
                        + " update_time TIMESTAMP DEFAULT CURRENT_TIMESTAMP"
                        + " ON UPDATE CURRENT_TIMESTAMP,"
                        + " UNIQUE KEY uk_id_schema_table (id, ghost_schema, ghost_table))");
    }

    /** What is known where a reader begins; nothing else is left. */
    public void replace(Connection connection, KeptStatements kept) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
            delete.setString(1, sourceId);
            delete.executeUpdate();
        }
        write(connection, KeptStatements.NONE, kept);
    }

    /** What a statement has changed. */
    public void write(Connection connection, KeptStatements before, KeptStatements after)
            throws SQLException {
        for (Map.Entry<TableId, List<String>> shadow : after.statements().entrySet()) {
            if (!shadow.getValue().equals(before.statements().get(shadow.getKey()))) {
                put(connection, shadow.getKey(), shadow.getValue());
            }
        }
        for (TableId shadow : before.statements().keySet()) {
            if (!after.statements().containsKey(shadow)) {
                remove(connection, shadow);
            }
        }
        MetaTables.commit(connection);
    }

    private void put(Connection connection, TableId shadow, List<String> statements)
            throws SQLException {
        String sql =
                "REPLACE INTO "
                        + table
                        + " (id, ghost_schema, ghost_table, ddls) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setString(2, shadow.schema());
            statement.setString(3, shadow.table());
            statement.setString(4, json(real.apply(shadow), statements));
            statement.executeUpdate();
        }
    }

    static String json(TableId real, List<String> statements) {
        return "{\"schema\":"
                + quoted(real.schema())
                + ",\"table\":"
                + quoted(real.table())
                + ",\"ddls\":"
                + StatementList.toJson(statements)
                + "}";
    }

    private static String quoted(String text) {
        String list = StatementList.toJson(List.of(text));
        return list.substring(1, list.length() - 1);
    }

    private void remove(Connection connection, TableId shadow) throws SQLException {
        String sql =
                "DELETE FROM " + table + " WHERE id = ? AND ghost_schema = ? AND ghost_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            statement.setString(2, shadow.schema());
            statement.setString(3, shadow.table());
            statement.executeUpdate();
        }
    }
}
