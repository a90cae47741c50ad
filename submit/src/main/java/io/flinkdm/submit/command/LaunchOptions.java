package io.flinkdm.submit.command;

import io.flinkdm.submit.operation.LaunchRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that submit a job. */
final class LaunchOptions {

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "URI",
            description = "default: the task's last, else the cluster's")
    private String checkpointDir;

    @Option(
            names = "--from",
            paramLabel = "URI",
            description = "savepoint or checkpoint to continue from; default: the newest known")
    private String from;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of every operator; default: the cluster's")
    private Integer parallelism;

    @Option(
            names = "--source-connector",
            paramLabel = "NAME",
            description =
                    "what reads the sources: flink-dm or flink-cdc; default: as in the task's last"
                            + " run, else flink-dm")
    private String connector;

    @Option(names = "--jar", paramLabel = "FILE", description = "the job's jar")
    private Path jar;

    @Option(
            names = "--lib",
            paramLabel = "FILE",
            description = "a jar the job needs besides, such as a driver; once per jar")
    private List<Path> libraries = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    LaunchRequest request() {
        if (parallelism != null && parallelism < 1) {
            throw new ParameterException(
                    command.commandLine(), "--parallelism has to be 1 or more");
        }
        return new LaunchRequest(jar, libraries, connector, checkpointDir, from, parallelism);
    }
}
