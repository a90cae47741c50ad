package io.flinkdm.testkit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rates one thing reached, a run each. One thread. */
final class Measurement {

    private final String name;
    private final List<Double> rowsPerSecond = new ArrayList<>();

    Measurement(String name) {
        this.name = name;
    }

    void add(long rows, long nanos) {
        rowsPerSecond.add(rows * 1e9 / nanos);
    }

    double median() {
        List<Double> sorted = rowsPerSecond.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** A line of the table. */
    String line(Measurement limit) {
        String runs =
                rowsPerSecond.stream()
                        .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                        .collect(Collectors.joining("  "));
        String ratio =
                limit == null
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.2f x %s", median() / limit.median(), limit.name);
        return String.format(Locale.ROOT, "%-44s %,11.0f   %-34s %s", name, median(), runs, ratio);
    }
}
