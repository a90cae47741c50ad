package io.flinkdm.job.transform;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** The operator {@code route and filter}: {@link ChangeTransformer} in Flink. Task thread. */
public final class TransformFunction extends RichFlatMapFunction<ChangeEvent, RoutedEvent> {

    private static final long serialVersionUID = 1L;

    private final RuleDefinitions rules;
    private transient ChangeTransformer transformer;

    public TransformFunction(SourcePlan source) {
        rules = source.definitions();
    }

    @Override
    public void open(OpenContext context) {
        transformer = new ChangeTransformer(UpstreamRules.compile(rules));
    }

    @Override
    public void flatMap(ChangeEvent event, Collector<RoutedEvent> out) {
        try {
            transformer.transform(event, out::collect);
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }
}
