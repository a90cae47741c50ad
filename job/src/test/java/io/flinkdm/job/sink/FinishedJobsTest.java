package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.TargetTable;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class FinishedJobsTest {

    private final Map<String, Gauge<?>> gauges = new TreeMap<>();
    private final FinishedJobs jobs = new FinishedJobs(new Recording(""));

    /** Gauges by their labels and name. */
    private final class Recording extends UnregisteredMetricsGroup {

        private final String path;

        Recording(String path) {
            this.path = path;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Recording(path + key + "=" + value + " ");
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            assertThat(gauges.put(path + name, gauge)).isNull();
            return gauge;
        }
    }

    private static WriteLayout layout(String table) {
        TableSchema schema = schema(List.of(bigint("a")), primary("a"));
        TableId id = new TableId("shop", table);
        return WriteLayout.of(new TargetTable(id, schema, "", false), schema);
    }

    private static LaneRow row(WriteLayout layout) {
        return new LaneRow(layout, Changes.insert(Row.of(1L)), 10);
    }

    @Test
    void changesAreCountedByTable() {
        WriteLayout orders = layout("orders");
        WriteLayout users = layout("users");
        jobs.add(List.of(row(orders), row(orders), row(users), row(orders)));
        jobs.add(List.of(row(users)));
        jobs.add(List.of());

        String labels = "type=dml target_schema=shop target_table=";
        assertThat(gauges)
                .containsOnlyKeys(
                        labels + "orders dm_syncer_finished_jobs_total",
                        labels + "users dm_syncer_finished_jobs_total");
        assertThat(gauges.values().stream().<Object>map(Gauge::getValue)).containsExactly(3L, 2L);
    }
}
