package io.flinkdm.job.bundle;

import io.flinkdm.udf.event.RoutedEvent;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/** Bundles what goes to the shard DDL coordinator: a bundle holds one key. Task thread. */
public final class RoutedBundler implements Consumer<RoutedEvent> {

    private final ShardKey keys = new ShardKey();
    private final Bundler<RoutedEvent> bundler;
    private String key = "";

    public RoutedBundler(Collector<Bundle<RoutedEvent>> out) {
        bundler = new Bundler<>(out);
    }

    @Override
    public void accept(RoutedEvent event) {
        String its = keys.of(event);
        if (!its.equals(key)) {
            bundler.flush();
            key = its;
        }
        bundler.accept(event);
    }

    public void flush() {
        bundler.flush();
    }
}
