package io.flinkdm.testkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the numbers were measured on. */
final class Machine {

    private Machine() {}

    static String description() throws IOException {
        return String.format(
                "%d cores of %s, %s GB memory, Linux %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name\\s*: (.*)"),
                Long.parseLong(field("/proc/meminfo", "MemTotal:\\s*(\\d+)")) / 1_000_000,
                System.getProperty("os.version"),
                System.getProperty("java.version"));
    }

    /** The most memory a process ever held, in megabytes. */
    static long peakMegabytes(long pid) throws IOException {
        return Long.parseLong(field("/proc/" + pid + "/status", "VmHWM:\\s*(\\d+)")) / 1_024;
    }

    private static String field(String file, String pattern) throws IOException {
        Matcher field = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return field.find() ? field.group(1) : "unknown";
    }
}
