package io.flinkdm.testkit.load;

import io.flinkdm.testkit.diff.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Transactions of one to three statements over whatever tables some schemas have at the moment.
 * What does not fit a table any more is left out. Any thread.
 */
public final class ChangingTables implements Transaction {

    private static final int MOST_STATEMENTS = 3;

    /** A writer rolls back at these: duplicate key, lock wait timeout, deadlock, shutdown. */
    private static final Set<Integer> NOT_OF_A_STATEMENT = Set.of(1062, 1205, 1213, 1053);

    private static final String TABLES =
            "SELECT TABLE_NAME FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'";

    private final List<String> schemas;
    private final LongAdder leftOut = new LongAdder();
    private volatile List<TableMix> tables = List.of();

    public ChangingTables(List<String> schemas) {
        this.schemas = List.copyOf(schemas);
    }

    /** To be called after a change of the structures. */
    public void lookAgain(Connection connection) throws SQLException {
        List<TableMix> found = new ArrayList<>();
        for (String schema : schemas) {
            for (TableName name : names(connection, schema)) {
                found.add(TableMix.of(connection, name));
            }
        }
        tables = found;
    }

    private static List<TableName> names(Connection connection, String schema) throws SQLException {
        List<TableName> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(new TableName(schema, rows.getString(1)));
                }
            }
        }
        return names;
    }

    /** Statements that met a table that had changed. */
    public long leftOut() {
        return leftOut.sum();
    }

    @Override
    public long run(Connection connection, Random random) throws SQLException {
        List<TableMix> now = tables;
        long rows = 0;
        int statements = now.isEmpty() ? 0 : 1 + random.nextInt(MOST_STATEMENTS);
        for (int i = 0; i < statements; i++) {
            rows += change(connection, now.get(random.nextInt(now.size())), random);
        }
        return rows;
    }

    private long change(Connection connection, TableMix table, Random random) throws SQLException {
        try {
            return table.changeOne(connection, random);
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (NOT_OF_A_STATEMENT.contains(e.getErrorCode())
                    || state != null && state.startsWith("08")) {
                throw e;
            }
            leftOut.increment();
            return 0;
        }
    }
}
