package io.flinkdm.testkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes a measurement involves, by name. Immutable. */
record Processes(Map<String, Long> pids) {

    /** Linux counts CPU time in hundredths of a second. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;

    /** What they have used since they started. */
    CpuTimes cpu() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : pids.entrySet()) {
            seconds.put(process.getKey(), seconds(process.getValue()));
        }
        return new CpuTimes(seconds);
    }

    private static double seconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // the name, in parentheses, may hold blanks
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]))
                / TICKS_A_SECOND;
    }
}
