package io.flinkdm.job;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.udf.event.RoutedEvent;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Notes when the first row and the last one passed, in milliseconds since 1970, and how many did,
 * as accumulators: {@code firstRowAt}, {@code lastRowAt}, {@code rows}. One thread a subtask.
 */
final class RowTimes extends RichMapFunction<Bundle<RoutedEvent>, Bundle<RoutedEvent>> {

    private static final long serialVersionUID = 1L;

    private transient LongMinimum first;
    private transient LongMaximum last;
    private transient LongCounter rows;

    @Override
    public void open(OpenContext context) {
        first = new LongMinimum();
        last = new LongMaximum();
        rows = new LongCounter();
        getRuntimeContext().addAccumulator("firstRowAt", first);
        getRuntimeContext().addAccumulator("lastRowAt", last);
        getRuntimeContext().addAccumulator("rows", rows);
    }

    @Override
    public Bundle<RoutedEvent> map(Bundle<RoutedEvent> bundle) {
        long count =
                bundle.events().stream().filter(RoutedEvent.RoutedRow.class::isInstance).count();
        if (count > 0) {
            long now = System.currentTimeMillis();
            first.add(now);
            last.add(now);
            rows.add(count);
        }
        return bundle;
    }
}
