package io.flinkdm.testkit.provision;

import io.flinkdm.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. Immutable. */
public record Command(List<String> words, Path folder, Map<String, String> environment) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(Path folder, String... words) {
        return new Command(List.of(words), folder, Map.of());
    }

    public Command with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put(name, value);
        return new Command(words, folder, more);
    }

    /** What it prints; any exit code but 0 is an error that carries the end of its output. */
    public String run(Duration patience) throws IOException, UnavailableException {
        Path log = Files.createTempFile("flink-dm-command-", ".log");
        try {
            ChildProcess process = ChildProcess.start(words, environment, folder, log);
            int code = process.await(patience);
            if (code != 0) {
                throw new UnavailableException(
                        String.join(" ", words) + " failed: " + lastLines(process));
            }
            return process.log().text();
        } finally {
            Files.delete(log);
        }
    }

    private static String lastLines(ChildProcess process) {
        List<String> lines = process.log().text().lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    /** The program of that name on the PATH, or null. */
    public static Path find(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path path = Path.of(folder, program);
            if (Files.isExecutable(path)) {
                return path;
            }
        }
        return null;
    }
}
