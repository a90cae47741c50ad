package io.flinkdm.job.shard;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.Bundler;
import io.flinkdm.job.target.AddressSpread;
import io.flinkdm.udf.event.TargetEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/** Bundles rows by the writer that their address names. Task thread. */
final class TargetBundler implements Consumer<TargetEvent> {

    private final List<Bundler<TargetEvent>> ofWriters = new ArrayList<>();

    TargetBundler(int writers, Collector<Bundle<TargetEvent>> out) {
        for (int i = 0; i < writers; i++) {
            ofWriters.add(new Bundler<>(out));
        }
    }

    @Override
    public void accept(TargetEvent event) {
        ofWriters.get(AddressSpread.writer(event.address(), ofWriters.size())).accept(event);
    }

    void flush() {
        for (int i = 0; i < ofWriters.size(); i++) {
            ofWriters.get(i).flush();
        }
    }
}
