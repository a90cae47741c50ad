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
    private final List<Measurement> peers;
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param peers what it is compared with; the first letters of their names are in parentheses
     */
    Measurement(String name, List<Measurement> peers) {
        this.name = name;
        this.peers = peers;
    }

    /** Something others are compared with. */
    static Measurement peer(String name) {
        return new Measurement(name, List.of());
    }

    void add(Run run) {
        runs.add(run);
    }

    boolean measured() {
        return !runs.isEmpty();
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
        return String.format(
                Locale.ROOT,
                "%-48s %,9.0f  %-22s %-22s %-58s %s",
                name,
                rate(),
                ratios(peer -> rate() / peer.rate()),
                ratios(peer -> peer.cpu() / cpu()),
                medianCpu(),
                all);
    }

    /** What the columns of a line are. */
    static String header() {
        return String.format(
                "%-48s %9s  %-22s %-22s %-58s %s",
                "", "rows/s", "times the peers'", "by CPU time", "CPU s per million rows", "runs");
    }

    private String ratios(ToDoubleFunction<Measurement> ratio) {
        return peers.stream()
                .map(
                        peer ->
                                String.format(
                                        Locale.ROOT,
                                        "%.2f %s",
                                        ratio.applyAsDouble(peer),
                                        peer.name.startsWith("(") ? peer.name.substring(0, 3) : ""))
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }
}
