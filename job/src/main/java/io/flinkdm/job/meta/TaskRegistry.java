package io.flinkdm.job.meta;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code task} of the meta schema: one row per task that was ever started and not
 * removed. Written by the {@code dm} command and by the job's main; read to find a task's job, and
 * its restart point when there is no job any more.
 *
 * <p>{@link #ensure()} has to be called once before anything is written. Not thread-safe: it lives
 * as long as the caller's connection, on the caller's thread.
 */
public final class TaskRegistry {

    private static final String COLUMNS =
            "name, mode, stage, job_id, flink_url, checkpoint_dir, savepoint, errors, plan,"
                    + " CAST(UNIX_TIMESTAMP(created_at) * 1000 AS SIGNED) AS created_ms,"
                    + " CAST(UNIX_TIMESTAMP(updated_at) * 1000 AS SIGNED) AS updated_ms";

    private final Connection connection;
    private final String metaSchema;
    private final String table;

    public TaskRegistry(Connection connection, String metaSchema) {
        this.connection = connection;
        this.metaSchema = metaSchema;
        this.table = MetaTables.quote(metaSchema) + ".`task`";
    }

    /** Creates the schema and the table unless they exist. */
    public void ensure() throws SQLException {
        MetaTables.createSchema(connection, metaSchema);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + table
                            + " (name VARCHAR(255) NOT NULL PRIMARY KEY,"
                            + " mode VARCHAR(16) NOT NULL,"
                            + " stage VARCHAR(16) NOT NULL,"
                            + " job_id VARCHAR(64) NOT NULL,"
                            + " flink_url VARCHAR(512) NOT NULL,"
                            + " checkpoint_dir VARCHAR(1024) NOT NULL,"
                            + " savepoint VARCHAR(1024) NOT NULL,"
                            + " errors LONGTEXT NOT NULL,"
                            + " plan LONGTEXT NOT NULL,"
                            + " created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),"
                            + " updated_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))"
                            + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }

    /** Notes a new job of the task: stage Running, errors cleared. */
    public void submitted(TaskSubmission submission) throws SQLException {
        String sql =
                "INSERT INTO "
                        + table
                        + " (name, mode, stage, job_id, flink_url, checkpoint_dir, savepoint,"
                        + " errors, plan) VALUES (?, ?, 'Running', ?, ?, ?, ?, '', ?)"
                        + " ON DUPLICATE KEY UPDATE mode = VALUES(mode), stage = 'Running',"
                        + " job_id = VALUES(job_id), savepoint = VALUES(savepoint), errors = '',"
                        + keepUnlessGiven("flink_url")
                        + keepUnlessGiven("checkpoint_dir")
                        + keepUnlessGiven("plan")
                        + " updated_at = CURRENT_TIMESTAMP(3)";
        execute(
                sql,
                submission.name(),
                submission.mode(),
                submission.jobId(),
                submission.flinkUrl(),
                submission.checkpointDir(),
                submission.savepoint(),
                submission.plan());
    }

    /** Notes a stage; the task keeps the restart point it has. */
    public void stage(String name, TaskStage stage, String errors) throws SQLException {
        String sql =
                "UPDATE "
                        + table
                        + " SET stage = ?, errors = ?, updated_at = CURRENT_TIMESTAMP(3)"
                        + " WHERE name = ?";
        execute(sql, stage.label(), errors, name);
    }

    /** Notes a stage and the restart point the task has from now on. */
    public void stageAt(String name, TaskStage stage, String savepoint, String errors)
            throws SQLException {
        String sql =
                "UPDATE "
                        + table
                        + " SET stage = ?, savepoint = ?, errors = ?,"
                        + " updated_at = CURRENT_TIMESTAMP(3) WHERE name = ?";
        execute(sql, stage.label(), savepoint, errors, name);
    }

    public Optional<TaskEntry> find(String name) throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
            }
        }
    }

    /** All tasks by name; none when the table was never created. */
    public List<TaskEntry> list() throws SQLException {
        List<TaskEntry> entries = new ArrayList<>();
        if (!exists()) {
            return entries;
        }
        String sql = "SELECT " + COLUMNS + " FROM " + table + " ORDER BY name";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    public void remove(String name) throws SQLException {
        if (exists()) {
            execute("DELETE FROM " + table + " WHERE name = ?", name);
        }
    }

    private boolean exists() throws SQLException {
        String sql =
                "SELECT 1 FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_name = 'task'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, metaSchema);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static String keepUnlessGiven(String column) {
        return String.format(" %1$s = IF(VALUES(%1$s) = '', %1$s, VALUES(%1$s)),", column);
    }

    private static TaskEntry entry(ResultSet rows) throws SQLException {
        return new TaskEntry(
                rows.getString("name"),
                rows.getString("mode"),
                TaskStage.ofLabel(rows.getString("stage")),
                rows.getString("job_id"),
                rows.getString("flink_url"),
                rows.getString("checkpoint_dir"),
                rows.getString("savepoint"),
                rows.getString("errors"),
                rows.getString("plan"),
                rows.getLong("created_ms"),
                rows.getLong("updated_ms"));
    }
}
