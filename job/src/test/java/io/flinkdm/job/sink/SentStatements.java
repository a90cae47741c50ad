package io.flinkdm.job.sink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
        return proxy(
                Connection.class,
                (method, arguments) ->
                        method.getName().equals("createStatement")
                                ? statement(real.createStatement())
                                : invoke(real, method, arguments));
    }

    private Statement statement(Statement real) {
        return proxy(
                Statement.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        sent.add((String) arguments[0]);
                    }
                    return invoke(real, method, arguments);
                });
    }

    private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> call.make(method, arguments)));
    }

    /** A method called. */
    private interface Call {

        Object make(Method method, Object[] arguments) throws Throwable;
    }
}
