package io.flinkdm.job.meta;

import java.sql.Connection;
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
                    "ddl_journal",
                    "command",
                    "command_result",
                    "shard_lock",
                    "table_status",
                    "onlineddl",
                    "sink_progress");

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

    static void createSchema(Connection connection, String metaSchema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + quote(metaSchema));
        }
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
