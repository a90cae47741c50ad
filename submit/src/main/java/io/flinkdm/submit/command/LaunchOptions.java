package io.flinkdm.submit.command;

import io.flinkdm.submit.operation.LaunchRequest;
import java.nio.file.Path;
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

    @Option(names = "--jar", paramLabel = "FILE", description = "the job's jar")
    private Path jar;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    LaunchRequest request(CommandContext context) {
        if (parallelism != null && parallelism < 1) {
            throw new ParameterException(
                    command.commandLine(), "--parallelism has to be 1 or more");
        }
        return new LaunchRequest(context.jar(jar), checkpointDir, from, parallelism);
    }
}
