package io.flinkdm.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.connector.SourceConnectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class MigrationTopologyTest {

    private static final MigrationPlan TWO_SOURCES =
            Plans.withIntervals(TaskMode.ALL, null, Duration.ofSeconds(3));

    @Test
    void tiesEveryOperatorToAUid() {
        Map<String, String> uids =
                graph().getStreamNodes().stream()
                        .filter(node -> node.getTransformationUID() != null)
                        .collect(
                                Collectors.toMap(
                                        StreamNode::getTransformationUID,
                                        StreamNode::getOperatorName));
        assertThat(uids)
                .containsOnlyKeys(
                        "source-mysql-01",
                        "source-mysql-02",
                        "transform-mysql-01",
                        "transform-mysql-02",
                        "load-branch-mysql-01",
                        "load-branch-mysql-02",
                        "load-mysql-01",
                        "load-mysql-02",
                        "commands",
                        "shard-ddl",
                        "tidb-writers");
        assertThat(graph().getStreamNodes()).hasSize(uids.size());
    }

    @Test
    void namesStepsAsUsersKnowThem() {
        assertThat(graph().getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .anySatisfy(
                        name ->
                                assertThat(name)
                                        .contains("source mysql-01")
                                        .contains("route and filter")
                                        .contains("load mysql-01"))
                .anySatisfy(name -> assertThat(name).isEqualTo("shard DDL"))
                .anySatisfy(name -> assertThat(name).contains("TiDB writers"));
    }

    @Test
    void readsCommandsOnceAndIsAsWideAsAskedUpToTheWriters() {
        for (JobVertex vertex : graph().getJobGraph().getVertices()) {
            String name = vertex.getName();
            int expected = name.contains("commands") || name.contains("TiDB writers") ? 1 : 3;
            assertThat(vertex.getParallelism()).as(vertex.getName()).isEqualTo(expected);
        }
    }

    @Test
    void carriesNoPassword() throws Exception {
        JobGraph job = graph().getJobGraph();
        String bytes =
                new String(InstantiationUtil.serializeObject(job), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("mysql-01").doesNotContain("secret word");
    }

    private static StreamGraph graph() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(3);
        env.configure(JobSettings.of(TWO_SOURCES, env.getConfiguration()));
        MigrationTopology.build(env, TWO_SOURCES, SourceConnectors.named(SourceConnectors.OWN));
        return env.getStreamGraph();
    }
}
