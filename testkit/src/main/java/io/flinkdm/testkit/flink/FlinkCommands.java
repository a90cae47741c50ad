package io.flinkdm.testkit.flink;

import io.flinkdm.testkit.provision.Command;
import io.flinkdm.testkit.provision.FlinkDistribution;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command lines of Flink's own entry points, as its scripts would make them. Immutable. */
public final class FlinkCommands {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

    private final FlinkDistribution distribution;
    private final FlinkConfiguration configuration;
    private final String classPath;
    private final Parameters jobManager;
    private final Parameters taskManager;

    /** Memory as Flink itself divides it. */
    private record Parameters(List<String> ofJvm, List<String> dynamic) {}

    /**
     * @param libraries jars that lie beside the distribution's own
     */
    public FlinkCommands(
            FlinkDistribution distribution, FlinkConfiguration configuration, List<Path> libraries)
            throws IOException, UnavailableException {
        this.distribution = distribution;
        this.configuration = configuration;
        this.classPath =
                Stream.concat(Stream.of(distribution.classPath()), libraries.stream())
                        .map(Object::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        this.jobManager = parameters("GET_JM_RESOURCE_PARAMS");
        this.taskManager = parameters("GET_TM_RESOURCE_PARAMS");
    }

    private Parameters parameters(String question) throws IOException, UnavailableException {
        List<String> answers =
                Command.of(
                                configuration.folder(),
                                java(),
                                "-classpath",
                                distribution.javaUtils() + ":" + distribution.classPath(),
                                "org.apache.flink.runtime.util.bash.BashJavaUtils",
                                question,
                                "--configDir",
                                configuration.folder().toString())
                        .run(PATIENCE)
                        .lines()
                        .filter(line -> line.startsWith(RESULT))
                        .map(line -> line.substring(RESULT.length()))
                        .toList();
        return new Parameters(words(answers.get(0)), words(answers.get(1)));
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : Arrays.asList(line.strip().split("\\s+"));
    }

    /** A JobManager that takes jobs. */
    public List<String> jobManager(Path log) {
        return entryPoint(
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                jobManager,
                "env.java.opts.jobmanager",
                log);
    }

    /** A TaskManager known to the cluster by that id. */
    public List<String> taskManager(String id, Path log) {
        List<String> command =
                entryPoint(
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        taskManager,
                        "env.java.opts.taskmanager",
                        log);
        command.addAll(List.of("-D", "taskmanager.resource-id=" + id));
        return command;
    }

    /** What the script {@code flink} runs. */
    public List<String> client(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(words(configuration.settings().get("env.java.opts.all")));
        command.addAll(logging());
        command.addAll(List.of("-classpath", classPath));
        command.add("org.apache.flink.client.cli.CliFrontend");
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private List<String> entryPoint(
            String mainClass, Parameters parameters, String ownOptions, Path log) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(parameters.ofJvm());
        command.addAll(words(configuration.settings().get("env.java.opts.all")));
        command.addAll(words(configuration.settings().getOrDefault(ownOptions, "")));
        command.addAll(logging());
        // where the web UI looks for it
        command.add("-Dlog.file=" + log);
        command.addAll(List.of("-classpath", classPath, mainClass));
        command.addAll(List.of("--configDir", configuration.folder().toString()));
        command.addAll(parameters.dynamic());
        return command;
    }

    private List<String> logging() {
        Path file = configuration.folder().resolve("log4j.properties");
        return List.of(
                "-Dlog4j.configuration=" + file.toUri(),
                "-Dlog4j.configurationFile=" + file.toUri());
    }

    /** Variables for every one of these commands. */
    public Map<String, String> environment() {
        return Map.of("FLINK_CONF_DIR", configuration.folder().toString());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
