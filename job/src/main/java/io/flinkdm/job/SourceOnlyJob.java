package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.serde.BundleTypeInfo;
import io.flinkdm.job.source.connector.SourceConnector;
import io.flinkdm.job.source.connector.SourceConnectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A task's sources into nothing: what reading alone costs. For benchmarks, as {@code flink run -c
 * io.flinkdm.job.SourceOnlyJob migration.jar --task … --source …}. It makes the target's tables and
 * writes to the meta schema as the task itself does, but writes no row. When rows passed is in the
 * job's accumulators ({@link RowTimes}), which stay when it has ended.
 */
public final class SourceOnlyJob {

    private SourceOnlyJob() {}

    public static void main(String[] args) throws Exception {
        JobArguments arguments = JobArguments.parse(args);
        MigrationPlan plan = MigrationJob.compile(arguments);
        SourceConnector connector = SourceConnectors.of(plan);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(JobSettings.of(plan, env.getConfiguration()));
        for (SourcePlan source : plan.sources()) {
            MigrationTopology.changes(env, plan, source, connector)
                    .map(new RowTimes())
                    .returns(BundleTypeInfo.OF_ROUTED)
                    .name("row times")
                    .sinkTo(new DiscardingSink<>())
                    .name("nothing");
        }
        env.executeAsync(plan.task());
    }
}
