package io.flinkdm.job.sink;

import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/** A connection all of whose statements pass a {@link FaultyConnector}. Lane thread. */
final class FaultyConnection {

    private final Connection real;
    private final FaultyConnector connector;
    private final Connection proxy;
    private boolean inTransaction;
    private boolean written;
    private boolean detached;

    FaultyConnection(Connection real, FaultyConnector connector) {
        this.real = real;
        this.connector = connector;
        this.proxy = JdbcProxies.proxy(Connection.class, this::onConnection);
    }

    Connection proxy() {
        return proxy;
    }

    private Object onConnection(Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "createStatement" -> statement(real.createStatement());
            case "prepareStatement" ->
                    prepared(real.prepareStatement((String) arguments[0]), (String) arguments[0]);
            case "close", "abort" -> {
                if (!detached) {
                    real.close();
                }
                yield null;
            }
            default -> JdbcProxies.invoke(real, method, arguments);
        };
    }

    private Statement statement(Statement statement) {
        return JdbcProxies.proxy(
                Statement.class,
                (method, arguments) ->
                        sends(method)
                                ? send((String) arguments[0], statement, method, arguments)
                                : pass(statement, method, arguments));
    }

    private PreparedStatement prepared(PreparedStatement statement, String sql) {
        return JdbcProxies.proxy(
                PreparedStatement.class,
                (method, arguments) ->
                        sends(method)
                                ? send(sql, statement, method, arguments)
                                : pass(statement, method, arguments));
    }

    private Object pass(Statement statement, Method method, Object[] arguments) throws Throwable {
        return method.getName().equals("getConnection")
                ? proxy
                : JdbcProxies.invoke(statement, method, arguments);
    }

    private static boolean sends(Method method) {
        return method.getName().startsWith("execute");
    }

    private Object send(String sql, Statement statement, Method method, Object[] arguments)
            throws Throwable {
        Step step = step(sql);
        if (step.writes() && sql.contains("),(")) {
            connector.visit(Step.SEVERAL_ROWS, Moment.BEFORE);
        }
        Callable<Object> call = () -> JdbcProxies.invoke(statement, method, arguments);
        try {
            return during(step, call);
        } catch (FaultyConnector.LateException e) {
            detached = true;
            connector.postpone(real, call);
            throw e;
        }
    }

    /** What is lost on its way takes the connection with it. */
    <T> T during(Step step, Callable<T> action) throws SQLException {
        try {
            connector.visit(step, Moment.BEFORE);
            T result = call(action);
            track(step);
            connector.visit(step, Moment.AFTER);
            return result;
        } catch (FaultyConnector.LateException e) {
            throw e;
        } catch (SQLException | WriterCrash e) {
            if (!(e instanceof SQLException refused) || refused.getErrorCode() == 0) {
                real.close();
            }
            throw e;
        }
    }

    private void track(Step step) {
        inTransaction = step == Step.BEGIN || (inTransaction && !ends(step));
        written = inTransaction && (written || step == Step.FIRST_WRITE);
        if (step == Step.COMMIT || step == Step.SINGLE) {
            connector.committed();
        }
    }

    private static boolean ends(Step step) {
        return step == Step.COMMIT || step == Step.ROLLBACK;
    }

    private Step step(String sql) {
        if (sql.contains("_sink_progress`")) {
            return sql.startsWith("SELECT")
                    ? Step.READ_PROGRESS
                    : sql.startsWith("INSERT") ? Step.WRITE_PROGRESS : Step.PREPARE;
        }
        return switch (sql.split(" ", 2)[0]) {
            case "BEGIN" -> Step.BEGIN;
            case "COMMIT" -> Step.COMMIT;
            case "ROLLBACK" -> Step.ROLLBACK;
            case "CREATE" -> Step.PREPARE;
            case "SELECT", "SHOW", "SET", "KILL" -> Step.SESSION;
            default -> !inTransaction ? Step.SINGLE : written ? Step.NEXT_WRITE : Step.FIRST_WRITE;
        };
    }

    private static <T> T call(Callable<T> action) throws SQLException {
        try {
            return action.call();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
