package io.flinkdm.job.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class BundlerTest {

    private final List<Bundle<Integer>> bundles = new ArrayList<>();
    private final Bundler<Integer> bundler = new Bundler<>(new ListCollector<>(bundles));

    @Test
    void keepsOrderAndLosesNothing() {
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
        all.forEach(bundler);
        bundler.flush();
        assertThat(bundles).hasSizeGreaterThan(1).allMatch(bundle -> bundle.size() > 0);
        assertThat(bundles.stream().flatMap(bundle -> bundle.events().stream())).isEqualTo(all);
    }

    @Test
    void emitsNoEmptyBundle() {
        bundler.flush();
        bundler.accept(1);
        bundler.flush();
        bundler.flush();
        assertThat(bundles).containsExactly(Bundle.of(1));
    }

    @Test
    void leavesWhatItHasEmittedAlone() {
        bundler.accept(1);
        bundler.flush();
        bundler.accept(2);
        assertThat(bundles.get(0).events()).containsExactly(1);
    }
}
