package io.flinkdm.job.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;

/**
 * Notes what lanes send, in the order of each.
 *
 * @param sent safe for all threads
 */
record SentStatements(LaneConnector connector, Queue<String> sent) implements LaneConnector {

    @Override
    public Connection open() throws SQLException {
        Connection real = connector.open();
        return JdbcProxies.proxy(
                Connection.class,
                (method, arguments) ->
                        method.getName().equals("createStatement")
                                ? statement(real.createStatement())
                                : JdbcProxies.invoke(real, method, arguments));
    }

    private Statement statement(Statement real) {
        return JdbcProxies.proxy(
                Statement.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        sent.add((String) arguments[0]);
                    }
                    return JdbcProxies.invoke(real, method, arguments);
                });
    }
}
