package io.flinkdm.submit.command;

import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.submit.answer.Answer;
import io.flinkdm.submit.answer.AnswerJson;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.task.TaskCompiler;
import io.flinkdm.submit.task.TaskLookup;
import io.flinkdm.submit.task.TaskStore;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands share: options, environment, output. One thread at a time. */
public final class CommandContext {

    static final int STRICT_FAILURE = 2;

    private final GlobalOptions options = new GlobalOptions();
    private final Map<String, String> environment;
    private final PrintWriter out;

    public CommandContext(Map<String, String> environment, PrintWriter out) {
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    GlobalOptions options() {
        return options;
    }

    PrintWriter out() {
        return out;
    }

    /** Prints an answer and gives the exit status: 0 for any answer, unless asked to be strict. */
    int answer(Answer answer) {
        AnswerJson json = options.jsonNumbers ? AnswerJson.withNumbers() : AnswerJson.dm();
        out.println(json.print(answer));
        out.flush();
        return options.strictExit && !answer.succeeded() ? STRICT_FAILURE : 0;
    }

    /** DM's answer to missing words: the help, and exit status 0. */
    int help(CommandSpec command) {
        command.commandLine().usage(out);
        out.flush();
        return 0;
    }

    /** The cluster named by the user. */
    FlinkRest cluster() {
        return clusterOr("");
    }

    /** The cluster named by the user, else the one the task was submitted to. */
    FlinkRest cluster(TaskEntry entry) {
        return clusterOr(entry.flinkUrl());
    }

    TaskStore store() {
        String home = environment.get("DM_HOME");
        return new TaskStore(
                home == null || home.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".flink-dm")
                        : Path.of(home));
    }

    /** With the key named by the user, else DM's built-in one. */
    SecretCipher cipher() {
        return Optional.ofNullable(options.secretKeyPath)
                .or(() -> Optional.ofNullable(environment.get("DM_SECRET_KEY_PATH")))
                .filter(path -> !path.isBlank())
                .map(path -> SecretCipher.ofKeyFile(Path.of(path)))
                .orElseGet(SecretCipher::builtIn);
    }

    TaskCompiler compiler() {
        return new TaskCompiler(cipher());
    }

    TaskLookup tasks() {
        return new TaskLookup(store(), compiler());
    }

    private FlinkRest clusterOr(String known) {
        String address =
                Optional.ofNullable(options.flink)
                        .or(() -> Optional.ofNullable(environment.get("FLINK_REST")))
                        .filter(text -> !text.isBlank())
                        .orElse(known);
        if (address.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.CTL_CONNECT,
                    "no Flink cluster is named: pass --flink http://host:port or set FLINK_REST");
        }
        return new FlinkRest(address);
    }
}
