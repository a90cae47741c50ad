package io.flinkdm.job.meta;

import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperator.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code {task}_binlog_operator}: what people want to be done about events of the binlog.
 * Written by the command line at any time, read by whoever is about to carry out an event. One that
 * was used stays, since the event may be read once more. Stateless.
 */
public final class BinlogOperatorTable {

    private static final String ENDING = "binlog_operator";

    private static final String COLUMNS =
            "source_id, binlog_name, binlog_pos, part, op, statements, state, who, created_at_ms,"
                    + " used_at_ms, note";

    private static final String AT_EVENT =
            " WHERE source_id = ? AND binlog_name = ? AND binlog_pos = ?";

    private BinlogOperatorTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                MetaTables.of(metaSchema, task, ENDING),
                "(source_id VARCHAR(255) NOT NULL,"
                        + " binlog_name VARCHAR(255) NOT NULL,"
                        + " binlog_pos BIGINT NOT NULL,"
                        + " part INT NOT NULL,"
                        + " op VARCHAR(16) NOT NULL,"
                        + " statements LONGTEXT NOT NULL,"
                        + " state VARCHAR(16) NOT NULL,"
                        + " who VARCHAR(255) NOT NULL,"
                        + " created_at_ms BIGINT NOT NULL,"
                        + " used_at_ms BIGINT NOT NULL,"
                        + " note LONGTEXT NOT NULL,"
                        + " PRIMARY KEY (source_id, binlog_name, binlog_pos, part))");
    }

    /**
     * Keeps an operator. As with DM it takes the place of one for the same event that was not used
     * yet, of whatever kind.
     */
    public static void put(
            Connection connection, String metaSchema, String task, BinlogOperator operator)
            throws SQLException {
        String table = MetaTables.of(metaSchema, task, ENDING);
        String stale = "DELETE FROM " + table + AT_EVENT + " AND state = 'set' AND part <> ?";
        try (PreparedStatement statement = connection.prepareStatement(stale)) {
            bind(statement, 1, operator.place());
            statement.executeUpdate();
        }
        String sql =
                "REPLACE INTO "
                        + table
                        + " ("
                        + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, operator.place());
            statement.setString(5, operator.op().label());
            statement.setString(6, TextList.print(operator.statements()));
            statement.setString(7, operator.state().label());
            statement.setString(8, operator.who());
            statement.setLong(9, operator.createdAtMs());
            statement.setLong(10, operator.usedAtMs());
            statement.setString(11, operator.note());
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
    }

    /** The operator for this part of the event, used or not; not one that was reverted. */
    public static Optional<BinlogOperator> find(
            Connection connection, String metaSchema, String task, EventPlace place)
            throws SQLException {
        return list(connection, metaSchema, task, place.sourceId()).stream()
                .filter(operator -> operator.place().equals(place))
                .findFirst();
    }

    /**
     * All operators of the source that were not reverted, by place; none when the table was never
     * created.
     */
    public static List<BinlogOperator> list(
            Connection connection, String metaSchema, String task, String sourceId)
            throws SQLException {
        List<BinlogOperator> operators = new ArrayList<>();
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return operators;
        }
        String sql =
                "SELECT "
                        + COLUMNS
                        + " FROM "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " WHERE source_id = ? AND state <> 'reverted'"
                        + " ORDER BY LENGTH(binlog_name), binlog_name, binlog_pos, part";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sourceId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    operators.add(operator(rows));
                }
            }
        }
        return operators;
    }

    /**
     * Notes that the operator is being carried out; called before that.
     *
     * @return false when it was reverted or another one has taken its place meanwhile: then it does
     *     not count
     */
    public static boolean used(
            Connection connection,
            String metaSchema,
            String task,
            BinlogOperator operator,
            long nowMs)
            throws SQLException {
        String one = " AND part = ? AND created_at_ms = ?";
        String table = MetaTables.of(metaSchema, task, ENDING);
        String mark =
                "UPDATE "
                        + table
                        + " SET state = 'used', used_at_ms = ?"
                        + AT_EVENT
                        + one
                        + " AND state = 'set'";
        try (PreparedStatement statement = connection.prepareStatement(mark)) {
            statement.setLong(1, nowMs);
            bind(statement, 2, operator.place());
            statement.setLong(6, operator.createdAtMs());
            statement.executeUpdate();
        }
        MetaTables.commit(connection);
        String sql = "SELECT 1 FROM " + table + AT_EVENT + one + " AND state = 'used'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, operator.place());
            statement.setLong(5, operator.createdAtMs());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Takes back what was not used yet for the event; how many operators that were. */
    public static int revert(Connection connection, String metaSchema, String task, EventPlace at)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, ENDING)) {
            return 0;
        }
        String sql =
                "UPDATE "
                        + MetaTables.of(metaSchema, task, ENDING)
                        + " SET state = 'reverted'"
                        + AT_EVENT
                        + " AND state = 'set'";
        int reverted;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindEvent(statement, 1, at);
            reverted = statement.executeUpdate();
        }
        MetaTables.commit(connection);
        return reverted;
    }

    private static void bind(PreparedStatement statement, int first, EventPlace place)
            throws SQLException {
        bindEvent(statement, first, place);
        statement.setInt(first + 3, place.part());
    }

    private static void bindEvent(PreparedStatement statement, int first, EventPlace place)
            throws SQLException {
        statement.setString(first, place.sourceId());
        statement.setString(first + 1, place.file());
        statement.setLong(first + 2, place.offset());
    }

    private static BinlogOperator operator(ResultSet rows) throws SQLException {
        return new BinlogOperator(
                new EventPlace(
                        rows.getString("source_id"),
                        rows.getString("binlog_name"),
                        rows.getLong("binlog_pos"),
                        rows.getInt("part")),
                Op.ofLabel(rows.getString("op")),
                TextList.parse(rows.getString("statements")),
                State.ofLabel(rows.getString("state")),
                rows.getString("who"),
                rows.getLong("created_at_ms"),
                rows.getLong("used_at_ms"),
                rows.getString("note"));
    }
}
