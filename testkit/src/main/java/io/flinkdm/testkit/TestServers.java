package io.flinkdm.testkit;

import io.flinkdm.testkit.provision.FlinkDistribution;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Gives tests the servers they mark with {@link Server}. Each is started at most once a run and
 * closed at its end; one that a test left dead is started again before the next. Where a server
 * cannot be had, or a test meets an {@link UnavailableException} itself, the test is skipped, with
 * the reason printed in one line. JUnit's thread.
 */
public final class TestServers
        implements ExecutionCondition,
                BeforeAllCallback,
                BeforeEachCallback,
                ParameterResolver,
                LifecycleMethodExecutionExceptionHandler,
                TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(TestServers.class);

    /**
     * Skips a class for its fields, a {@link FlinkCluster} among them, and for the parameters of
     * its preparing methods; a test for its own parameters.
     */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod()
                .map(TestServers::wanted)
                .orElseGet(() -> context.getTestClass().stream().flatMap(TestServers::wanted))
                .map(server -> started(context, server).reason())
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> missingFlink(context))
                .map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled("every server is there"));
    }

    private static Optional<String> missingFlink(ExtensionContext context) {
        boolean wanted =
                context.getTestClass().stream()
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .anyMatch(field -> field.getType() == FlinkCluster.class);
        return wanted
                ? Optional.ofNullable(
                        context.getRoot()
                                .getStore(NAMESPACE)
                                .getOrComputeIfAbsent(
                                        FlinkFound.class, any -> findFlink(), FlinkFound.class)
                                .reason())
                : Optional.empty();
    }

    private static FlinkFound findFlink() {
        try {
            FlinkDistribution.find(TestServers::say);
            return new FlinkFound(null);
        } catch (UnavailableException e) {
            String reason = "no Flink: " + e.getMessage();
            say("tests are skipped, " + reason);
            return new FlinkFound(reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Server> wanted(Executable method) {
        return marks(method.getParameters());
    }

    private static Stream<Server> wanted(Class<?> type) {
        return Stream.concat(
                marks(fields(type).toArray(Field[]::new)),
                Stream.of(BeforeAll.class, BeforeEach.class)
                        .flatMap(
                                mark ->
                                        AnnotationSupport.findAnnotatedMethods(
                                                type, mark, HierarchyTraversalMode.TOP_DOWN)
                                                .stream())
                        .flatMap(TestServers::wanted));
    }

    private static Stream<Server> marks(AnnotatedElement[] elements) {
        return Arrays.stream(elements)
                .map(element -> element.getAnnotation(Server.class))
                .filter(Objects::nonNull);
    }

    private static List<Field> fields(Class<?> type) {
        return AnnotationSupport.findAnnotatedFields(type, Server.class);
    }

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
        for (Field field : fields(type)) {
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
        return running(started(context, wanted));
    }

    /** The run's server of that kind, as if marked so. */
    static TestServer server(ExtensionContext context, ServerKind kind, List<String> options) {
        return running(started(context, new Key(kind, "", options)));
    }

    /** Why the run has no such server, or null. */
    static String missing(ExtensionContext context, ServerKind kind, List<String> options) {
        return started(context, new Key(kind, "", options)).reason();
    }

    private static TestServer running(Started started) {
        if (started.server() == null) {
            throw new IllegalStateException(started.reason());
        }
        if (!started.server().isAlive()) {
            started.server().restart();
        }
        return started.server();
    }

    private static Started started(ExtensionContext context, Server wanted) {
        return started(context, new Key(wanted.value(), wanted.name(), List.of(wanted.options())));
    }

    private static Started started(ExtensionContext context, Key key) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, TestServers::start, Started.class);
    }

    private static Started start(Key key) {
        try {
            return new Started(Servers.start(key.kind(), key.options(), TestServers::say), null);
        } catch (UnavailableException e) {
            String reason = "no " + key.kind().label() + ": " + e.getMessage();
            say("tests are skipped, " + reason);
            return new Started(null, reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println("[testkit] " + line);
    }

    /** Why there is no Flink, or null. */
    private record FlinkFound(String reason) {}

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
