package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** What all parts share: the servers, the processes to watch. Immutable. */
record Setup(BenchOptions options, TestServer source, TestServer target, Processes processes) {

    static final String SCHEMA = "bench";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

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

    /** The name of a schema the target does not have yet. */
    String freshSchema() {
        return SCHEMA + "_" + SCHEMAS.incrementAndGet();
    }
}
