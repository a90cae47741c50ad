package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;

/**
 * What all parts share: the servers, the filled source, the processes to watch. Immutable.
 *
 * @param tables in {@link #SCHEMA} of the source
 */
record Setup(
        BenchOptions options,
        SysbenchTables tables,
        TestServer source,
        TestServer target,
        Processes processes) {

    static final String SCHEMA = "bench";

    private static final String LIMIT = "bench_limit";

    /** Work that tells how long it took. */
    @FunctionalInterface
    interface Work {
        /** Returns nanoseconds. */
        long run() throws Exception;
    }

    Run measured(long rows, Work work) throws Exception {
        CpuTimes before = processes.cpu();
        long nanos = work.run();
        return new Run(rows, nanos, cpuSince(before));
    }

    CpuTimes cpuSince(CpuTimes earlier) throws IOException {
        return processes.cpu().since(earlier);
    }

    /** The same rows as the source's on the target, for as long as the work takes. */
    Run onTarget(LimitWork work) throws Exception {
        SysbenchTables.create(target, LIMIT);
        Run run = work.run(LIMIT);
        target.execute("DROP DATABASE " + LIMIT);
        return run;
    }

    /** Work in a schema of the target. */
    @FunctionalInterface
    interface LimitWork {
        Run run(String schema) throws Exception;
    }
}
