package io.flinkdm.job.shard;

import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.shard.execute.DdlOrder;
import io.flinkdm.job.shard.execute.DdlOutcome;
import io.flinkdm.job.shard.execute.DdlRunner;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Runs what it is told to; shared by all operators of a test. */
final class FakeRunner implements DdlRunner {

    private static FakeRunner current;

    final List<DdlOrder> begun = new ArrayList<>();
    final Map<String, DdlOutcome> outcomes = new HashMap<>();
    final List<Boolean> retries = new ArrayList<>();

    /** Statements, each the first time, and rows in the order they are written. */
    final List<String> log = new ArrayList<>();

    private final Set<String> journal = new HashSet<>();
    Collection<DdlStatus> shown = List.of();

    static FakeRunner begin() {
        current = new FakeRunner();
        return current;
    }

    static void wrote(RoutedRow row) {
        current.log.add(
                row.target().schema()
                        + "."
                        + row.target().table()
                        + " "
                        + row.change().after().value(0));
    }

    static DdlRunner open(RuntimeContext context, long restored) {
        return current;
    }

    /** From now on a statement ends so. */
    void ends(String sql, DdlOutcome outcome) {
        outcomes.put(sql, outcome);
    }

    List<String> statements() {
        return begun.stream().map(order -> order.ddl().change().sql()).toList();
    }

    @Override
    public Run run(DdlOrder order, boolean retry) {
        begun.add(order);
        retries.add(retry);
        if (journal.add(order.ddl().change().sql())) {
            log.add("run " + order.ddl().change().sql());
        }
        return () -> outcomes.get(order.ddl().change().sql());
    }

    @Override
    public void show(String schema, Collection<DdlStatus> waiting) {
        shown = waiting;
    }

    @Override
    public void close() {}
}
