package io.flinkdm.job.transform;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.BundleCounters;
import io.flinkdm.job.bundle.RoutedBundler;
import io.flinkdm.job.ddl.AskedServers;
import io.flinkdm.job.ddl.StatementTranslator;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator {@code route and filter}: {@link ChangeTransformer} in Flink. Task thread. */
public final class TransformFunction
        extends RichFlatMapFunction<Bundle<ChangeEvent>, Bundle<RoutedEvent>> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(TransformFunction.class);

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final RuleDefinitions rules;
    private final ZoneId zone;
    private final SchemaCache schemas;
    private final SyncPlan sync;
    private transient ChangeTransformer transformer;
    private transient Counter received;
    private transient RoutedBundler routed;

    public TransformFunction(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
        rules = source.definitions();
        zone = plan.zone().orElse(ZoneOffset.UTC);
        schemas = SchemaCache.of(plan);
        sync = source.sync();
    }

    @Override
    public void open(OpenContext context) {
        received = BundleCounters.received(getRuntimeContext());
        RuleCounters counters = new RuleCounters(getRuntimeContext().getMetricGroup());
        UpstreamRules compiled = UpstreamRules.compile(rules);
        transformer =
                new ChangeTransformer(
                        compiled,
                        new KeptStructures(schemas),
                        new Session(zone, InstantSource.system()),
                        new StatementTranslator(
                                compiled, new AskedServers(plan, source), LOG::warn),
                        counters::filtered);
        if (sync.safeMode()) {
            transformer.inSafeMode();
        } else if (sync.safeModeDuration().compareTo(Duration.ZERO) > 0) {
            transformer.inSafeMode(sync.safeModeDuration(), InstantSource.system());
        }
    }

    @Override
    public void flatMap(Bundle<ChangeEvent> bundle, Collector<Bundle<RoutedEvent>> out) {
        received.inc(bundle.size() - 1);
        if (routed == null) {
            routed = new RoutedBundler(out);
        }
        try {
            List<ChangeEvent> events = bundle.events();
            for (int i = 0; i < events.size(); i++) {
                transformer.transform(events.get(i), routed);
            }
            routed.flush();
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    /** In the meta schema, where the writers look them up. */
    private record KeptStructures(SchemaCache schemas) implements Structures {

        @Override
        public TableSchema schema(long fingerprint) {
            return schemas.schema(fingerprint);
        }

        @Override
        public long publish(TableId target, TableSchema schema) {
            return schemas.publish(target, schema);
        }
    }
}
