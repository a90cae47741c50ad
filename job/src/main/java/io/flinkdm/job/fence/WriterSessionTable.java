package io.flinkdm.job.fence;

import io.flinkdm.job.meta.MetaTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code {task}_writer_session}: the sessions that write, each with its attempt of the
 * job; for each execution a row without a session that tells its latest attempt and its place; and
 * one without an execution that tells the last place given. Lane thread.
 */
final class WriterSessionTable {

    private static final long NO_SESSION = 0;
    private static final String NO_EXECUTION = "";
    private static final LaneSession NOBODY = new LaneSession(NO_SESSION, "", false);

    private final String metaSchema;
    private final String name;

    WriterSessionTable(String metaSchema, String task) {
        this.metaSchema = metaSchema;
        this.name = MetaTables.of(metaSchema, task, "writer_session");
    }

    /** What the table holds. */
    record Content(Collection<Attempt.Placed> executions, Map<LaneSession, Attempt> sessions) {}

    void ensure(Connection connection) throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                name,
                "(execution VARCHAR(64) NOT NULL,"
                        + " session BIGINT NOT NULL,"
                        + " client VARCHAR(255) NOT NULL,"
                        + " attempt INT NOT NULL,"
                        + " place BIGINT NOT NULL,"
                        + " PRIMARY KEY (execution, session, client))");
    }

    /** Notes a session; from here on every later attempt will end it. */
    void note(Connection connection, LaneSession session, Attempt attempt) throws SQLException {
        put(connection, attempt, session, 0);
    }

    /**
     * @param tidb whether the sessions are TiDB's
     */
    Content read(Connection connection, boolean tidb) throws SQLException {
        List<Attempt.Placed> executions = new ArrayList<>();
        Map<LaneSession, Attempt> sessions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT execution, session, client, attempt, place FROM " + name)) {
            while (row.next()) {
                Attempt attempt = new Attempt(row.getString(1), row.getInt(4));
                if (row.getLong(2) != NO_SESSION) {
                    sessions.put(new LaneSession(row.getLong(2), row.getString(3), tidb), attempt);
                } else if (!attempt.execution().equals(NO_EXECUTION)) {
                    executions.add(new Attempt.Placed(attempt, row.getLong(5)));
                }
            }
        }
        return new Content(executions, sessions);
    }

    /** Makes it the latest attempt unless another one has become that meanwhile. */
    void takeOver(Connection connection, Attempt attempt, boolean tidb) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Pessimistic, it would read what there was before it had the lock.
            statement.execute(tidb ? "BEGIN OPTIMISTIC" : "BEGIN");
            long place = lastPlace(statement) + 1;
            if (attempt.standing(read(connection, false).executions()) == Attempt.Standing.NEW) {
                put(connection, new Attempt(NO_EXECUTION, 0), NOBODY, place);
                put(connection, attempt, NOBODY, place);
            }
            statement.execute("COMMIT");
        }
    }

    /** One at a time: the row is locked, or, optimistic, the second one's commit is refused. */
    private long lastPlace(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT place FROM "
                                + name
                                + " WHERE execution = '' AND session = 0 AND client = ''"
                                + " FOR UPDATE")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void put(Connection connection, Attempt attempt, LaneSession session, long place)
            throws SQLException {
        String sql =
                "REPLACE INTO "
                        + name
                        + " (execution, session, client, attempt, place) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, attempt.execution());
            statement.setLong(2, session.number());
            statement.setString(3, session.client());
            statement.setInt(4, attempt.number());
            statement.setLong(5, place);
            statement.executeUpdate();
        }
    }

    /**
     * Several lanes may do so, one after the other: two transactions that delete the same row are
     * no conflict for every storage of TiDB's, but an error that looks like a damaged table.
     */
    void forget(Connection connection, Collection<LaneSession> sessions, boolean tidb)
            throws SQLException {
        String sql = "DELETE FROM " + name + " WHERE session = ? AND client = ?";
        try (Statement transaction = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            transaction.execute(tidb ? "BEGIN PESSIMISTIC" : "BEGIN");
            lastPlace(transaction);
            for (LaneSession session : sessions) {
                statement.setLong(1, session.number());
                statement.setString(2, session.client());
                statement.executeUpdate();
            }
            transaction.execute("COMMIT");
        }
    }
}
