package io.flinkdm.job.fence;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Admits connections to writing. A session is noted before its attempt is looked up, and a later
 * attempt says that it is the latest before it looks for sessions: whichever comes first, none is
 * overlooked. Immutable, used by lane threads.
 */
public final class WriterFence {

    private final Attempt attempt;
    private final WriterSessionTable table;

    public WriterFence(String metaSchema, String task, Attempt attempt) {
        this.attempt = attempt;
        this.table = new WriterSessionTable(metaSchema, task);
    }

    /**
     * Returns when no earlier attempt can write any more: what it was doing is done or undone.
     *
     * @throws SQLException of class 08 also when such a session does not end
     * @throws MigrationException 10002 when a later attempt writes
     */
    public void admit(Connection connection) throws SQLException {
        LaneSession own = LaneSession.of(connection);
        note(connection, own);
        Set<LaneSession> others = others(latest(connection, own));
        if (!others.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                LaneSession.endAll(others, statement);
            }
            table.forget(connection, others, own.tidb());
        }
    }

    private void note(Connection connection, LaneSession own) throws SQLException {
        try {
            table.note(connection, own, attempt);
        } catch (SQLSyntaxErrorException notYetThere) {
            table.ensure(connection);
            table.note(connection, own, attempt);
        }
    }

    private WriterSessionTable.Content latest(Connection connection, LaneSession own)
            throws SQLException {
        while (true) {
            WriterSessionTable.Content content = table.read(connection, own.tidb());
            switch (attempt.standing(content.executions())) {
                case CURRENT:
                    return content;
                case NEW:
                    table.takeOver(connection, attempt, own.tidb());
                    break;
                default:
                    table.forget(connection, Set.of(own), own.tidb());
                    throw new MigrationException(
                            ErrorCode.DB_BAD_CONN,
                            ErrorScope.DOWNSTREAM,
                            "a later attempt of the job writes to the target; this one must not",
                            null);
            }
        }
    }

    private Set<LaneSession> others(WriterSessionTable.Content content) {
        return content.sessions().entrySet().stream()
                .filter(session -> !session.getValue().equals(attempt))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
