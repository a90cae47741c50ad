package io.flinkdm.job.meta;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Names of the tables a task keeps in its meta schema, and their removal ({@code --remove-meta}).
 * Used by the table classes of this package and by the command line. Stateless.
 */
public final class MetaTables {

    /** Endings of a task's own tables; each is called {@code {task}_{ending}}. */
    private static final List<String> TASK_TABLES =
            List.of(
                    "checkpoint",
                    "schema",
                    "structure",
                    "start",
                    "ddl",
                    "ddl_journal",
                    "binlog_operator",
                    "structure_set",
                    "command",
                    "command_result",
                    "shard_lock",
                    "table_status",
                    "onlineddl",
                    "sink_progress",
                    "writer_session");

    private MetaTables() {}

    /** The quoted name of one of a task's tables. */
    public static String of(String metaSchema, String task, String ending) {
        return quote(metaSchema) + "." + quote(task + "_" + ending);
    }

    /** Drops all tables of the task; tables of other tasks and the registry stay. */
    public static void drop(Connection connection, String metaSchema, String task)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String ending : TASK_TABLES) {
                statement.execute("DROP TABLE IF EXISTS " + of(metaSchema, task, ending));
            }
        }
    }

    /**
     * Creates a table and its schema unless they exist.
     *
     * @param table its quoted name, with the schema
     * @param columns columns and keys, in parentheses
     */
    public static void create(
            Connection connection, String metaSchema, String table, String columns)
            throws SQLException {
        createSchema(connection, metaSchema);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + table
                            + " "
                            + columns
                            + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }

    static void createSchema(Connection connection, String metaSchema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + quote(metaSchema));
        }
    }

    /** Whether the task has the table. */
    static boolean exists(Connection connection, String metaSchema, String task, String ending)
            throws SQLException {
        String sql =
                "SELECT 1 FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, metaSchema);
            statement.setString(2, task + "_" + ending);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Commits unless the connection does so by itself. */
    static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
