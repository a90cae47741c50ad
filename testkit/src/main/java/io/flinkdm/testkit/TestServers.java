package io.flinkdm.testkit;

import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests the servers they mark with {@link Server}. Each is started at most once a run and
 * closed at its end; one that a test left dead is started again before the next. Where a server
 * cannot be had, or a test meets an {@link UnavailableException} itself, the test is skipped, with
 * the reason printed in one line. JUnit's thread.
 */
public final class TestServers
        implements BeforeAllCallback,
                BeforeEachCallback,
                ParameterResolver,
                LifecycleMethodExecutionExceptionHandler,
                TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(TestServers.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        fill(context, null);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        fill(context, null);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            fill(context, instance);
        }
    }

    private static void fill(ExtensionContext context, Object instance)
            throws IllegalAccessException {
        Class<?> type = instance == null ? context.getRequiredTestClass() : instance.getClass();
        for (Field field : AnnotationSupport.findAnnotatedFields(type, Server.class)) {
            if (Modifier.isStatic(field.getModifiers()) == (instance == null)) {
                field.setAccessible(true);
                field.set(instance, server(context, field.getAnnotation(Server.class)));
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Server.class)
                && parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context, parameter.findAnnotation(Server.class).orElseThrow());
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable error)
            throws Throwable {
        skipWhenUnavailable(error);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable error)
            throws Throwable {
        skipWhenUnavailable(error);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable error)
            throws Throwable {
        skipWhenUnavailable(error);
    }

    /** For what tests start themselves, such as a Flink cluster. */
    private static void skipWhenUnavailable(Throwable error) throws Throwable {
        if (error instanceof UnavailableException) {
            String reason = "skipped: " + error.getMessage();
            say(reason);
            Assumptions.abort(reason);
        }
        throw error;
    }

    private static TestServer server(ExtensionContext context, Server wanted) {
        Key key = new Key(wanted.value(), wanted.name(), List.of(wanted.options()));
        Started started =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(key, TestServers::start, Started.class);
        Assumptions.assumeTrue(started.server() != null, started.reason());
        if (!started.server().isAlive()) {
            started.server().restart();
        }
        return started.server();
    }

    private static Started start(Key key) {
        try {
            return new Started(Servers.start(key.kind(), key.options(), TestServers::say), null);
        } catch (UnavailableException e) {
            String reason = "skipped, no " + key.kind().label() + ": " + e.getMessage();
            say(reason);
            return new Started(null, reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println("[testkit] " + line);
    }

    private record Key(ServerKind kind, String name, List<String> options) {}

    /** The store closes it at the end of the run. */
    private record Started(TestServer server, String reason) implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}
