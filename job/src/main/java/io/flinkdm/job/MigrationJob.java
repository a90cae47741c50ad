package io.flinkdm.job;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.problem.Problem;
import io.flinkdm.job.source.connector.SourceConnectors;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The entry of {@code migration.jar}: {@code flink run migration.jar --task task.yaml --source
 * mysql-01.yaml …}. Compiles the files, builds the topology, submits it.
 */
public final class MigrationJob {

    private MigrationJob() {}

    public static void main(String[] args) throws Exception {
        JobArguments arguments = JobArguments.parse(args);
        MigrationPlan compiled = compile(arguments);
        MigrationPlan plan = arguments.startTime().map(compiled::startingAt).orElse(compiled);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        requireOneStart(plan, env.getConfiguration());
        JobClient job = submit(env, plan);
        Submissions.note(plan, job.getJobID(), env.getConfiguration());
        System.out.println("task " + plan.task() + " runs as job " + job.getJobID());
        if (env.getConfiguration().get(DeploymentOptions.ATTACHED)) {
            awaitEnd(job, plan);
        }
    }

    /** A job restored from a savepoint goes on where that stands, whatever else it is told. */
    static void requireOneStart(MigrationPlan plan, ReadableConfig configuration) {
        if (plan.startTime() != null
                && configuration.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).isPresent()) {
            throw new MigrationException(
                    ErrorCode.START_TIME_INVALID,
                    "--start-time and a savepoint to restore both say where to begin; give one");
        }
    }

    /** Submits the task as a job of its name; the environment says where to and how wide. */
    public static JobClient submit(StreamExecutionEnvironment env, MigrationPlan plan)
            throws Exception {
        env.configure(JobSettings.of(plan, env.getConfiguration()));
        MigrationTopology.build(env, plan, SourceConnectors.of(plan));
        return env.executeAsync(plan.task());
    }

    /** Prints warnings; all problems at once become the message of the exception. */
    static MigrationPlan compile(JobArguments arguments) {
        SecretCipher cipher =
                arguments.secretKey().map(SecretCipher::ofKeyFile).orElseGet(SecretCipher::builtIn);
        Compilation compilation =
                PlanCompiler.compile(arguments.task(), arguments.sources(), cipher);
        compilation.warnings().forEach(warning -> System.err.println("warning: " + warning));
        List<Problem> problems = new ArrayList<>(compilation.problems());
        problems.addAll(compilation.unsupported());
        if (!problems.isEmpty()) {
            throw new BadTaskException(problems);
        }
        MigrationPlan plan = compilation.plan();
        return arguments.connector().map(plan::readBy).orElse(plan);
    }

    private static void awaitEnd(JobClient job, MigrationPlan plan) throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            Submissions.noteFinished(plan);
        } catch (ExecutionException e) {
            throw new IllegalStateException("task " + plan.task() + " has ended", e.getCause());
        }
    }
}
