package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.meta.DdlJournal;
import io.flinkdm.job.shard.execute.DdlExecutor;
import io.flinkdm.job.shard.execute.DdlRunner;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Begins with what runs statements. Task thread. */
@FunctionalInterface
interface RunnerOpening extends Serializable {

    /**
     * @param restored the checkpoint the job begins at, 0 for none
     * @throws MigrationException 52026 when rows would come again onto a later structure
     */
    DdlRunner open(RuntimeContext context, long restored);

    static RunnerOpening of(MigrationPlan plan) {
        return (context, restored) -> {
            refuseToGoBehind(plan, restored);
            int subtask = context.getTaskInfo().getIndexOfThisSubtask() + 1;
            return new DdlExecutor(plan, Attempt.of(context), "DDL executor " + subtask + " ");
        };
    }

    private static void refuseToGoBehind(MigrationPlan plan, long restored) {
        DdlJournal journal = new DdlJournal(plan.metaSchema(), plan.task());
        try (Connection connection =
                JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            Optional<String> later = journal.behind(connection, restored);
            if (later.isPresent()) {
                throw new MigrationException(
                        ErrorCode.RESTORED_BEFORE_DDL,
                        "the job begins at checkpoint "
                                + restored
                                + ", from where rows would come again that a statement which has"
                                + " run on the target stands behind: "
                                + later.get());
            }
        } catch (SQLException e) {
            throw new MigrationException(
                    SqlErrorClassifier.code(e),
                    ErrorScope.DOWNSTREAM,
                    "the journal of statements cannot be read",
                    SqlErrorClassifier.masked(e));
        }
    }
}
