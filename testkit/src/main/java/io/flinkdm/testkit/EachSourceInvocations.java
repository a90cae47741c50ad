package io.flinkdm.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** The invocations of an {@link EachSource} test. JUnit's thread. */
final class EachSourceInvocations implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(EachSource.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        EachSource wanted = context.getRequiredTestMethod().getAnnotation(EachSource.class);
        List<ServerKind> kinds =
                wanted.value().length == 0 ? ServerKind.sources() : List.of(wanted.value());
        return kinds.stream().map(kind -> new Invocation(kind, List.of(wanted.options())));
    }

    private record Invocation(ServerKind kind, List<String> options)
            implements TestTemplateInvocationContext, ExecutionCondition, ParameterResolver {

        @Override
        public String getDisplayName(int index) {
            return kind.label();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String reason = TestServers.missing(context, kind, options);
            return reason == null
                    ? ConditionEvaluationResult.enabled(kind.label() + " is there")
                    : ConditionEvaluationResult.disabled(reason);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return !parameter.isAnnotated(Server.class)
                    && parameter.getParameter().getType() == TestServer.class;
        }

        @Override
        public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return TestServers.server(context, kind, options);
        }
    }
}
