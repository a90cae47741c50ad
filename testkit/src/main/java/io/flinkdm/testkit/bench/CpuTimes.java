package io.flinkdm.testkit.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Seconds of CPU by process. Immutable. */
record CpuTimes(Map<String, Double> seconds) {

    /** What was used since an earlier look. */
    CpuTimes since(CpuTimes earlier) {
        Map<String, Double> used = new LinkedHashMap<>();
        seconds.forEach(
                (process, now) ->
                        used.put(process, now - earlier.seconds.getOrDefault(process, 0.0)));
        return new CpuTimes(used);
    }

    /** For each row, in microseconds: the same as seconds for a million rows. */
    CpuTimes perMillion(long rows) {
        return times(1e6 / rows);
    }

    CpuTimes times(double factor) {
        Map<String, Double> multiplied = new LinkedHashMap<>();
        seconds.forEach((process, used) -> multiplied.put(process, used * factor));
        return new CpuTimes(multiplied);
    }

    double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Those that did anything. */
    @Override
    public String toString() {
        return seconds.entrySet().stream()
                .filter(used -> used.getValue() >= 0.05)
                .map(used -> String.format(Locale.ROOT, "%s %.1f", used.getKey(), used.getValue()))
                .collect(Collectors.joining(", "));
    }
}
