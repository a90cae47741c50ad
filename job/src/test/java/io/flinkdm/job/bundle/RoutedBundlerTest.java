package io.flinkdm.job.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class RoutedBundlerTest {

    private static final Origin BINLOG = Origin.binlog("mysql-bin.000001", 4, 0);

    private final List<Bundle<RoutedEvent>> bundles = new ArrayList<>();
    private final RoutedBundler bundler = new RoutedBundler(new ListCollector<>(bundles));

    @Test
    void aBundleHoldsOneSchemaInOrder() {
        RoutedEvent first = row("shop", 1, BINLOG);
        RoutedEvent statement = statement("Shop");
        RoutedEvent behind = row("shop", 2, BINLOG);
        RoutedEvent other = row("crm", 3, BINLOG);
        RoutedEvent again = row("shop", 4, BINLOG);
        List.of(first, statement, behind, other, again).forEach(bundler);
        bundler.flush();
        assertThat(bundles)
                .containsExactly(
                        new Bundle<>(List.of(first, statement, behind)),
                        Bundle.of(other),
                        Bundle.of(again));
    }

    @Test
    void rowsOfAChunkAreByThemselves() {
        RoutedEvent loaded = row("shop", 1, Origin.snapshot(1));
        RoutedEvent ofNext = row("shop", 2, Origin.snapshot(2));
        RoutedEvent changed = row("shop", 3, BINLOG);
        List.of(loaded, ofNext, changed).forEach(bundler);
        bundler.flush();
        assertThat(bundles)
                .containsExactly(Bundle.of(loaded), Bundle.of(ofNext), Bundle.of(changed));
    }

    private static RoutedEvent row(String schema, long id, Origin origin) {
        return RoutedEvents.row("mysql-01", new TableId(schema, "b"), id, origin);
    }

    private static RoutedEvent statement(String schema) {
        List<TableId> tables = List.of(new TableId(schema, "c"));
        return RoutedEvents.statement("DROP TABLE c", schema, tables, BINLOG);
    }
}
