package io.flinkdm.job.sink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands before connections and statements. Stateless. */
final class JdbcProxies {

    private JdbcProxies() {}

    /** What a call of a method comes to. */
    @FunctionalInterface
    interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> handler.handle(method, arguments)));
    }

    /** Calls it on the real thing, whose exceptions come as they are. */
    static Object invoke(Object on, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
