package io.flinkdm.testkit.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of one thing, of which the median counts. One thread. */
final class Measurement {

    private final String name;
    private final Measurement peer;
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param peer what it is compared with; {@code null} for a peer itself
     */
    Measurement(String name, Measurement peer) {
        this.name = name;
        this.peer = peer;
    }

    void add(Run run) {
        runs.add(run);
    }

    private double median(ToDoubleFunction<Run> value) {
        List<Double> sorted = runs.stream().map(value::applyAsDouble).sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private double rate() {
        return median(Run::rowsPerSecond);
    }

    private double cpu() {
        return median(run -> run.cpu().perMillion(run.rows()).total());
    }

    /** The CPU times of the run that used the median. */
    private CpuTimes medianCpu() {
        List<CpuTimes> sorted =
                runs.stream()
                        .map(run -> run.cpu().perMillion(run.rows()))
                        .sorted(Comparator.comparingDouble(CpuTimes::total))
                        .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    static List<String> lines(Measurement... measurements) {
        return Stream.of(measurements).map(Measurement::line).toList();
    }

    private String line() {
        String all =
                runs.stream()
                        .map(run -> String.format(Locale.ROOT, "%,.0f", run.rowsPerSecond()))
                        .collect(Collectors.joining("  "));
        String ratio =
                peer == null
                        ? ""
                        : String.format(Locale.ROOT, "%.2f of %s", rate() / peer.rate(), peer.name);
        String perCore =
                peer == null
                        ? ""
                        : String.format(Locale.ROOT, ", per core %.2f", peer.cpu() / cpu());
        return String.format(
                Locale.ROOT,
                "%-40s %,11.0f   %-36s %s%s%n%43s%s",
                name,
                rate(),
                all,
                ratio,
                perCore,
                "CPU seconds per million rows: ",
                medianCpu());
    }
}
