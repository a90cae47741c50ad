package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.bench.workload.Change.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A prepared statement for each row event, a commit now and then. One thread. */
final class RowStatements implements AutoCloseable {

    private final Connection connection;
    private final String schema;
    private final SysbenchTables tables;
    private final int changesACommit;
    private final Map<Integer, PreparedStatement> prepared = new HashMap<>();
    private int uncommitted;

    RowStatements(Connection connection, String schema, SysbenchTables tables, int changesACommit) {
        this.connection = connection;
        this.schema = schema;
        this.tables = tables;
        this.changesACommit = changesACommit;
    }

    void write(Change change) throws SQLException {
        int table = tables.tableOf(change.row());
        int id = tables.idOf(change.row());
        PreparedStatement statement = statement(change.kind(), table);
        switch (change.kind()) {
            case SET_K -> {
                statement.setInt(1, change.value());
                statement.setInt(2, id);
            }
            case SET_C -> {
                statement.setString(1, SysbenchTables.c(change.value()));
                statement.setInt(2, id);
            }
            case DELETE -> statement.setInt(1, id);
            case INSERT -> {
                statement.setInt(1, id);
                statement.setInt(2, change.value());
                statement.setString(3, SysbenchTables.c(change.value()));
                statement.setString(4, SysbenchTables.pad(change.value()));
            }
        }
        statement.executeUpdate();
        if (++uncommitted == changesACommit) {
            commit();
        }
    }

    void commit() throws SQLException {
        connection.commit();
        uncommitted = 0;
    }

    private PreparedStatement statement(Kind kind, int table) throws SQLException {
        int number = table * Kind.values().length + kind.ordinal();
        PreparedStatement statement = prepared.get(number);
        if (statement == null) {
            String name = schema + "." + SysbenchTables.name(table);
            statement = connection.prepareStatement(sql(kind, name));
            prepared.put(number, statement);
        }
        return statement;
    }

    private static String sql(Kind kind, String table) {
        return switch (kind) {
            case SET_K -> "UPDATE " + table + " SET k = ? WHERE id = ?";
            case SET_C -> "UPDATE " + table + " SET c = ? WHERE id = ?";
            case DELETE -> "DELETE FROM " + table + " WHERE id = ?";
            case INSERT -> "INSERT INTO " + table + " VALUES (?,?,?,?)";
        };
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
