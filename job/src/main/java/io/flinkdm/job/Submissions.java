package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.PlanJson;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.TaskRegistry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.job.meta.TaskSubmission;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * Notes in the registry of tasks that a job was submitted by {@code flink run}, so that {@code dm
 * query-status} finds it. The job runs without. Stateless.
 */
final class Submissions {

    private Submissions() {}

    static void note(MigrationPlan plan, JobID job, ReadableConfig configuration) {
        TaskSubmission submission =
                new TaskSubmission(
                        plan.task(),
                        plan.mode().label(),
                        job.toHexString(),
                        "",
                        configuration
                                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                                .orElse(""),
                        configuration.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).orElse(""),
                        PlanJson.print(plan));
        write(plan, registry -> registry.submitted(submission));
    }

    static void noteFinished(MigrationPlan plan) {
        write(plan, registry -> registry.stage(plan.task(), TaskStage.FINISHED, ""));
    }

    private static void write(MigrationPlan plan, Note note) {
        try (Connection connection =
                JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            TaskRegistry registry = new TaskRegistry(connection, plan.metaSchema());
            registry.ensure();
            note.write(registry);
        } catch (SQLException | MigrationException e) {
            System.err.println("warning: the registry of tasks was not written: " + e.getMessage());
        }
    }

    private interface Note {
        void write(TaskRegistry registry) throws SQLException;
    }
}
