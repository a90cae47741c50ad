package io.flinkdm.testkit.report;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how many tests ran, failed and were skipped, with the reason of each skip. Its exit code
 * is 1 when a test failed or none ran.
 */
public final class TestCounts {

    private static final PathMatcher REPORT =
            FileSystems.getDefault()
                    .getPathMatcher("glob:**/target/{surefire,failsafe}-reports/TEST-*.xml");

    private TestCounts() {}

    /** Takes the project's folder. */
    public static void main(String[] args) throws IOException {
        Map<String, List<TestReport>> modules = read(Path.of(args[0]));
        modules.forEach((module, reports) -> System.out.println(line(module, reports)));
        List<TestReport> all = modules.values().stream().flatMap(List::stream).toList();
        lines(all).forEach(System.out::println);
        boolean failed = all.stream().anyMatch(report -> !report.failed().isEmpty());
        System.exit(failed || all.isEmpty() ? 1 : 0);
    }

    private static Map<String, List<TestReport>> read(Path project) throws IOException {
        Map<String, List<TestReport>> modules = new TreeMap<>();
        try (Stream<Path> files = Files.walk(project, 4)) {
            for (Path file : (Iterable<Path>) files.filter(REPORT::matches)::iterator) {
                modules.computeIfAbsent(
                                project.relativize(file).getName(0).toString(),
                                module -> new ArrayList<>())
                        .add(TestReport.read(file));
            }
        }
        return modules;
    }

    /** Skips, then failures, then the counts. */
    static List<String> lines(List<TestReport> reports) {
        List<String> lines = new ArrayList<>();
        reports.forEach(report -> report.skipped().forEach(skip -> lines.add("skipped " + skip)));
        reports.forEach(report -> report.failed().forEach(name -> lines.add("FAILED " + name)));
        lines.add(line("tests", reports));
        return lines;
    }

    private static String line(String name, List<TestReport> reports) {
        return String.format(
                "%s: %d run, %d failed, %d skipped",
                name,
                reports.stream().mapToInt(TestReport::run).sum(),
                reports.stream().mapToInt(report -> report.failed().size()).sum(),
                reports.stream().mapToInt(report -> report.skipped().size()).sum());
    }
}
