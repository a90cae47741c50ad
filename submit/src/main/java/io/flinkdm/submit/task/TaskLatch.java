package io.flinkdm.submit.task;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Keeps two commands from changing the same task at once, which could leave it with two jobs: a
 * named lock of the target's, held until the connection closes. Stateless.
 */
final class TaskLatch {

    private TaskLatch() {}

    /**
     * Takes the lock.
     *
     * @throws MigrationException with DM's code 46024 when another command holds it
     */
    static void hold(Connection connection, KnownTask task) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
            statement.setString(1, name(task));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || rows.getInt(1) != 1) {
                    throw new MigrationException(
                            ErrorCode.SCHEDULER_LATCH_IN_USE,
                            "task " + task.name() + " is in use by another command");
                }
            }
        }
    }

    /** A lock's name has at most 64 characters, a task's name may have more. */
    private static String name(KnownTask task) {
        String full = task.metaSchema() + "." + task.name();
        return "flink-dm:" + UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8));
    }
}
