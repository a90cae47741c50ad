package io.flinkdm.job;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.DeploymentOptions;
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
        MigrationPlan plan = compile(arguments);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobClient job = submit(env, plan);
        Submissions.note(plan, job.getJobID(), env.getConfiguration());
        System.out.println("task " + plan.task() + " runs as job " + job.getJobID());
        if (env.getConfiguration().get(DeploymentOptions.ATTACHED)) {
            awaitEnd(job, plan);
        }
    }

    /** Submits the task as a job of its name; the environment says where to and how wide. */
    public static JobClient submit(StreamExecutionEnvironment env, MigrationPlan plan)
            throws Exception {
        env.configure(JobSettings.of(plan, env.getConfiguration()));
        MigrationTopology.build(env, plan);
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
        return compilation.plan();
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
