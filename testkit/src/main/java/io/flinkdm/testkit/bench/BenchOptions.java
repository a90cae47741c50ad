package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.BulkInsert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure. Immutable.
 *
 * @param rows of the full load, over four tables; of other parts no more than 200,000
 * @param events row events to catch up with
 * @param runs of each measurement, whose median counts
 * @param parallelism of the job
 * @param workers the task's {@code worker-count}
 * @param batch the task's {@code batch}; 0 for the default
 * @param loadWorkers the task's {@code pool-size}
 * @param pace transactions a second while the job follows; 0 for half of what is reached
 * @param parts which of {@link #PARTS}
 * @param taskManagerMemory Flink's {@code taskmanager.memory.process.size}
 */
record BenchOptions(
        int rows,
        int events,
        int runs,
        int parallelism,
        int workers,
        int batch,
        int loadWorkers,
        int pace,
        List<String> parts,
        String taskManagerMemory) {

    static final List<String> PARTS =
            List.of(
                    "rows",
                    "load",
                    "load-alone",
                    "updates",
                    "write-only",
                    "hot",
                    "bulk",
                    "tables",
                    "ddl",
                    "binlog",
                    "lag");

    private static final List<String> USUAL_PARTS =
            PARTS.stream().filter(part -> !part.equals("load-alone")).toList();

    static final String USAGE =
            "usage: testkit/bench [--rows 1000000] [--events 400000] [--runs 1] [--parallelism 2]"
                    + " [--workers 16] [--batch DEFAULT] [--load-workers 8] [--memory 2g]"
                    + " [--pace HALF] [--parts "
                    + String.join(",", USUAL_PARTS)
                    + "]";

    private static final Set<String> KNOWN =
            Set.of(
                    "--rows",
                    "--events",
                    "--runs",
                    "--parallelism",
                    "--workers",
                    "--batch",
                    "--memory",
                    "--load-workers",
                    "--pace",
                    "--parts");

    static BenchOptions parse(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                System.err.println(USAGE);
                System.exit(2);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new BenchOptions(
                number(values, "--rows", 1_000_000),
                number(values, "--events", 400_000),
                number(values, "--runs", 1),
                number(values, "--parallelism", 2),
                number(values, "--workers", 16),
                number(values, "--batch", 0),
                number(values, "--load-workers", BulkInsert.CONNECTIONS),
                number(values, "--pace", 0),
                parts(values.get("--parts")),
                values.getOrDefault("--memory", "2g"));
    }

    private static List<String> parts(String given) {
        List<String> parts = given == null ? USUAL_PARTS : List.of(given.split(","));
        if (!PARTS.containsAll(parts)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        return parts;
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
