package io.flinkdm.job.meta;

import io.flinkdm.job.meta.DdlEntry.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code {task}_ddl_journal}: which operations of statements have been begun and which
 * are done, so that none is run twice when the job begins again at an earlier place. Written by who
 * runs them. Safe for all threads.
 */
public final class DdlJournal {

    private static final String ENDING = "ddl_journal";
    private static final String AT =
            " WHERE source_id = ? AND place = ? AND part = ? AND piece = ? AND half = ?";

    private final String metaSchema;
    private final String task;
    private final String table;
    private volatile boolean there;

    public DdlJournal(String metaSchema, String task) {
        this.metaSchema = metaSchema;
        this.task = task;
        this.table = MetaTables.of(metaSchema, task, ENDING);
    }

    /** Creates the schema and the table unless they exist; asks the target the first time only. */
    public void ensureOnce(Connection connection) throws SQLException {
        if (!there) {
            ensure(connection);
            there = true;
        }
    }

    private void ensure(Connection connection) throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                table,
                "(source_id VARCHAR(255) NOT NULL,"
                        + " place VARCHAR(255) NOT NULL,"
                        + " part INT NOT NULL,"
                        + " piece INT NOT NULL,"
                        + " half VARCHAR(64) NOT NULL,"
                        + " state VARCHAR(16) NOT NULL,"
                        + " step INT NOT NULL,"
                        + " statement LONGTEXT NOT NULL,"
                        + " target_statement LONGTEXT NOT NULL,"
                        + " checkpoint BIGINT NOT NULL,"
                        + " started_at_ms BIGINT NOT NULL,"
                        + " done_at_ms BIGINT NOT NULL,"
                        + " PRIMARY KEY (source_id, place, part, piece, half))");
    }

    public Optional<DdlEntry> find(Connection connection, DdlKey key) throws SQLException {
        String sql = "SELECT state, step, checkpoint, started_at_ms FROM " + table + AT;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new DdlEntry(
                                        State.ofLabel(row.getString(1)),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Notes an operation unless the journal has it.
     *
     * @param sql as the source has it
     * @param statements for the target
     * @return whether the journal did not have it
     */
    public boolean begin(
            Connection connection, DdlKey key, DdlEntry entry, String sql, List<String> statements)
            throws SQLException {
        String insert =
                "INSERT IGNORE INTO "
                        + table
                        + " (source_id, place, part, piece, half, state, step, statement,"
                        + " target_statement, checkpoint, started_at_ms, done_at_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
        int added;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bind(statement, 1, key);
            statement.setString(6, entry.state().label());
            statement.setInt(7, entry.step());
            statement.setString(8, sql);
            statement.setString(9, String.join(";\n", statements));
            statement.setLong(10, entry.checkpoint());
            statement.setLong(11, entry.startedAtMs());
            added = statement.executeUpdate();
        }
        MetaTables.commit(connection);
        return added > 0;
    }

    /** Notes that so many of its statements are done. */
    public void step(Connection connection, DdlKey key, int done) throws SQLException {
        update(connection, key, "step = " + done);
    }

    /** Notes how far it is. */
    public void become(Connection connection, DdlKey key, State state) throws SQLException {
        update(connection, key, "state = '" + state.label() + "'");
    }

    /** Notes that nothing of it is left to do. */
    public void finish(Connection connection, DdlKey key, State state, long nowMs)
            throws SQLException {
        update(connection, key, "state = '" + state.label() + "', done_at_ms = " + nowMs);
    }

    private void update(Connection connection, DdlKey key, String change) throws SQLException {
        String sql = "UPDATE " + table + " SET " + change + AT;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, key);
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /**
     * Other schemas that have put all before an operation on the target.
     *
     * @param checkpoint the oldest one the job may be restored from as far as they are concerned
     */
    public record Ready(int schemas, long checkpoint) {}

    public Ready ready(Connection connection, DdlKey key) throws SQLException {
        String sql =
                "SELECT COUNT(*), COALESCE(MAX(checkpoint), 0) FROM "
                        + table
                        + " WHERE source_id = ? AND place = ? AND part = ? AND piece = ?"
                        + " AND half <> ''";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.sourceId());
            statement.setString(2, key.place());
            statement.setInt(3, key.part());
            statement.setInt(4, key.piece());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Ready(row.getInt(1), row.getLong(2));
            }
        }
    }

    /**
     * A statement that has been begun although rows before it come again.
     *
     * @param restored the checkpoint the job begins at, 0 for none
     * @return empty also when there is no table yet
     */
    public Optional<String> behind(Connection connection, long restored) throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return Optional.empty();
        }
        String sql =
                "SELECT source_id, place, checkpoint, statement FROM "
                        + table
                        + " WHERE checkpoint > "
                        + restored
                        + " AND state <> 'ready' AND NOT (state = 'refused' AND step = 0)"
                        + " ORDER BY started_at_ms LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? Optional.of(
                            "source: "
                                    + row.getString(1)
                                    + ", place: "
                                    + row.getString(2)
                                    + ", checkpoint: "
                                    + row.getLong(3)
                                    + ", origin SQL: ["
                                    + row.getString(4)
                                    + "]")
                    : Optional.empty();
        }
    }

    private static void bind(PreparedStatement statement, int first, DdlKey key)
            throws SQLException {
        statement.setString(first, key.sourceId());
        statement.setString(first + 1, key.place());
        statement.setInt(first + 2, key.part());
        statement.setInt(first + 3, key.piece());
        statement.setString(first + 4, key.half());
    }
}
