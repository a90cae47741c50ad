package io.flinkdm.testkit.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure. Immutable.
 *
 * @param rows of the full load, over four tables
 * @param events row events of the catch-up
 * @param runs of each measurement, whose median counts
 * @param parallelism of the job
 * @param workers the task's {@code worker-count}
 * @param batch the task's {@code batch}
 * @param loadWorkers the task's {@code pool-size}
 * @param pace transactions a second while the job follows
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
            List.of("rows", "load", "load-alone", "catch-up", "binlog", "follow");

    private static final List<String> USUAL_PARTS =
            List.of("rows", "load", "catch-up", "binlog", "follow");

    static final String USAGE =
            "usage: testkit/bench [--rows 1000000] [--events 200000] [--runs 3] [--parallelism 2]"
                    + " [--workers 16] [--batch 100] [--load-workers 8] [--memory 2g]"
                    + " [--pace 2000] [--parts rows,load,catch-up,binlog,follow]";

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
                number(values, "--events", 200_000),
                number(values, "--runs", 3),
                number(values, "--parallelism", 2),
                number(values, "--workers", 16),
                number(values, "--batch", 100),
                number(values, "--load-workers", BulkInsert.CONNECTIONS),
                number(values, "--pace", 2_000),
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
