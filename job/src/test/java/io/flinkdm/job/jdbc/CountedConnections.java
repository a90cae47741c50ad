package io.flinkdm.job.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens connections and counts them, and the queries prepared on them. JUnit's thread. */
public final class CountedConnections implements ConnectionOpener {

    private static final long serialVersionUID = 1L;

    private final transient ConnectionOpener opener;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();

    public CountedConnections(ConnectionOpener opener) {
        this.opener = opener;
    }

    @Override
    public Connection open() throws SQLException {
        connections.incrementAndGet();
        Connection real = opener.open();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, arguments) -> call(real, method, arguments));
    }

    private Object call(Connection real, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(real, arguments);
            if (result instanceof PreparedStatement) {
                queries.incrementAndGet();
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    public int connections() {
        return connections.get();
    }

    public int queries() {
        return queries.get();
    }
}
