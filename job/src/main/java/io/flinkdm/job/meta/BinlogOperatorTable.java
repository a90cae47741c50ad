package io.flinkdm.job.meta;

import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperator.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code {task}_binlog_operator}: what people want to be done about events of the binlog.
 * Written by the command line at any time, read by whoever is about to carry out an event. One that
 * was used stays, since the event may be read once more. Stateless.
 */
public final class BinlogOperatorTable {

    private static final MetaTable TABLE =
            new MetaTable(
                    "binlog_operator",
                    List.of(
                            "source_id",
                            "binlog_name",
                            "binlog_pos",
                            "part",
                            "op",
                            "statements",
                            "state",
                            "who",
                            "created_at_ms",
                            "used_at_ms",
                            "note"));

    private static final String AT_EVENT =
            " WHERE source_id = ? AND binlog_name = ? AND binlog_pos = ?";

    private BinlogOperatorTable() {}

    /** Creates the schema and the table unless they exist. */
    public static void ensure(Connection connection, String metaSchema, String task)
            throws SQLException {
        MetaTables.create(
                connection,
                metaSchema,
                TABLE.of(metaSchema, task),
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
        String stale =
                "DELETE FROM "
                        + TABLE.of(metaSchema, task)
                        + AT_EVENT
                        + " AND state = 'set' AND part <> ?";
        List<Object> values = new ArrayList<>(part(operator.place()));
        MetaTable.execute(connection, stale, values);
        Collections.addAll(
                values,
                operator.op().label(),
                TextList.print(operator.statements()),
                operator.state().label(),
                operator.who(),
                operator.createdAtMs(),
                operator.usedAtMs(),
                operator.note());
        TABLE.replace(connection, metaSchema, task, values);
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
        return TABLE.read(
                connection,
                metaSchema,
                task,
                "WHERE source_id = ? AND state <> 'reverted'"
                        + " ORDER BY LENGTH(binlog_name), binlog_name, binlog_pos, part",
                BinlogOperatorTable::operator,
                sourceId);
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
        String one = AT_EVENT + " AND part = ? AND created_at_ms = ?";
        List<Object> at = new ArrayList<>(part(operator.place()));
        at.add(operator.createdAtMs());
        List<Object> values = new ArrayList<>(List.of(nowMs));
        values.addAll(at);
        String mark =
                "UPDATE "
                        + TABLE.of(metaSchema, task)
                        + " SET state = 'used', used_at_ms = ?"
                        + one
                        + " AND state = 'set'";
        MetaTable.execute(connection, mark, values);
        MetaTables.commit(connection);
        String used = one + " AND state = 'used'";
        return !TABLE.read(
                        connection,
                        metaSchema,
                        task,
                        used,
                        BinlogOperatorTable::operator,
                        at.toArray())
                .isEmpty();
    }

    /** Takes back what was not used yet for the event; how many operators that were. */
    public static int revert(Connection connection, String metaSchema, String task, EventPlace at)
            throws SQLException {
        if (!MetaTables.exists(connection, metaSchema, task, TABLE.ending())) {
            return 0;
        }
        String sql =
                "UPDATE "
                        + TABLE.of(metaSchema, task)
                        + " SET state = 'reverted'"
                        + AT_EVENT
                        + " AND state = 'set'";
        int reverted = MetaTable.execute(connection, sql, event(at));
        MetaTables.commit(connection);
        return reverted;
    }

    private static List<Object> part(EventPlace place) {
        return List.of(place.sourceId(), place.file(), place.offset(), place.part());
    }

    private static List<Object> event(EventPlace place) {
        return part(place).subList(0, 3);
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
