package io.flinkdm.job.meta;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables {@code {task}_command} and {@code {task}_command_result}: what an operator asks of a
 * running task, and what became of it. Asked by the command line, read and answered by the job.
 * Stateless.
 */
public final class CommandTable {

    private static final String COMMAND = "command";
    private static final String RESULT = "command_result";

    private CommandTable() {}

    /**
     * @param id given by the target, growing
     * @param arguments as JSON
     */
    public record Command(long id, String name, String arguments) {}

    /** What became of a command; the message is text or JSON, as its writer likes. */
    public record Answer(boolean result, String message) {}

    /** Creates the schema and both tables unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.createSchema(connection, metaSchema);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + MetaTables.of(metaSchema, task, COMMAND)
                            + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                            + " command VARCHAR(64) NOT NULL,"
                            + " arguments LONGTEXT NOT NULL,"
                            + " created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))"
                            // Ids of TiDB's servers would grow out of order without its cache off.
                            + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                            + " /*T![auto_id_cache] AUTO_ID_CACHE 1 */");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + MetaTables.of(metaSchema, task, RESULT)
                            + " (command_id BIGINT NOT NULL PRIMARY KEY,"
                            + " result TINYINT NOT NULL,"
                            + " message LONGTEXT NOT NULL,"
                            + " created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))"
                            + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }

    /**
     * Commands with a greater id that nobody has answered, in order; none when the table was never
     * created.
     */
    public static List<Command> after(
            Connection connection, String metaSchema, String task, long id) throws SQLException {
        List<Command> commands = new ArrayList<>();
        if (!MetaTables.exists(connection, metaSchema, task, COMMAND)) {
            return commands;
        }
        String sql =
                "SELECT id, command, arguments FROM "
                        + MetaTables.of(metaSchema, task, COMMAND)
                        + " WHERE id > ? AND id NOT IN (SELECT command_id FROM "
                        + MetaTables.of(metaSchema, task, RESULT)
                        + ") ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    commands.add(
                            new Command(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return commands;
    }

    /** Answers a command that was not carried out; answering again changes nothing. */
    public static void refuse(
            Connection connection, String metaSchema, String task, long id, String message)
            throws SQLException {
        String sql =
                "INSERT IGNORE INTO "
                        + MetaTables.of(metaSchema, task, RESULT)
                        + " (command_id, result, message) VALUES (?, 0, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.setString(2, message);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /**
     * Notes a command that its caller carries out, with an answer from the start: no job takes it
     * up. Its id.
     */
    public static long begin(
            Connection connection, String metaSchema, String task, String name, String arguments)
            throws SQLException {
        boolean commits = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            long id = insert(connection, MetaTables.of(metaSchema, task, COMMAND), name, arguments);
            String sql =
                    "INSERT INTO "
                            + MetaTables.of(metaSchema, task, RESULT)
                            + " (command_id, result, message) VALUES (?, 0, 'under way')";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, id);
                statement.executeUpdate();
            }
            connection.commit();
            return id;
        } finally {
            connection.setAutoCommit(commits);
        }
    }

    private static long insert(Connection connection, String table, String name, String arguments)
            throws SQLException {
        String sql = "INSERT INTO " + table + " (command, arguments) VALUES (?, ?)";
        try (PreparedStatement statement =
                connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, name);
            statement.setString(2, arguments);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Notes what became of a command of {@link #begin}. */
    public static void end(
            Connection connection, String metaSchema, String task, long id, Answer answer)
            throws SQLException {
        String sql =
                "UPDATE "
                        + MetaTables.of(metaSchema, task, RESULT)
                        + " SET result = ?, message = ? WHERE command_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, answer.result() ? 1 : 0);
            statement.setString(2, answer.message());
            statement.setLong(3, id);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }
}
