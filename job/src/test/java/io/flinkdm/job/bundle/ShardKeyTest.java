package io.flinkdm.job.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardKeyTest {

    private static final Origin BINLOG = Origin.binlog("mysql-bin.000001", 4, 0);

    private final ShardKey key = new ShardKey();

    @Test
    void keepsAllOfATargetSchemaTogether() {
        RoutedEvent ddl =
                RoutedEvents.statement(
                        "DROP TABLE b", "shop", List.of(new TableId("shop", "b")), BINLOG);
        assertThat(key.of(row("mysql-01", BINLOG))).isEqualTo("shop").isEqualTo(key.of(ddl));
    }

    @Test
    void takesNamesThatDifferInCaseForOneSchema() {
        RoutedRow row = row("mysql-01", BINLOG);
        RoutedRow other = new RoutedRow(row.change(), new TableId("Shop", "b"));
        assertThat(key.of(other)).isEqualTo(key.of(row));
    }

    @Test
    void spreadsTheSnapshotByChunk() {
        String first = key.of(row("mysql-01", Origin.snapshot(1)));
        assertThat(key.of(row("mysql-01", Origin.snapshot(1)))).isEqualTo(first);
        assertThat(key.of(row("mysql-01", Origin.snapshot(2)))).isNotEqualTo(first);
        assertThat(key.of(row("mysql-02", Origin.snapshot(1)))).isNotEqualTo(first);
        assertThat(key.of(row("mysql-01", BINLOG))).isEqualTo("shop");
    }

    private static RoutedRow row(String source, Origin origin) {
        return RoutedEvents.row(source, new TableId("shop", "b"), 1, origin);
    }
}
