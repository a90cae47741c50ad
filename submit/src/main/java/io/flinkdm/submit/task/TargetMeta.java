package io.flinkdm.submit.task;

import static io.flinkdm.submit.task.MetaAccess.asking;
import static io.flinkdm.submit.task.MetaAccess.doing;

import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.MetaTables;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatusTable;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.meta.TableStatusTable;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskRegistry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.job.meta.TaskSubmission;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The meta schema of one task on its target, open for the time of a command. Every failure is a
 * {@link MigrationException} with scope downstream. One thread at a time.
 */
public final class TargetMeta implements AutoCloseable {

    private final Connection connection;
    private final KnownTask task;
    private final TaskRegistry registry;

    private TargetMeta(Connection connection, KnownTask task) {
        this.connection = connection;
        this.task = task;
        this.registry = new TaskRegistry(connection, task.metaSchema());
    }

    /** For a command that changes the task: no other such command runs until this is closed. */
    public static TargetMeta openAlone(KnownTask task) {
        TargetMeta meta = open(task);
        try {
            doing(() -> TaskLatch.hold(meta.connection, task));
        } catch (MigrationException e) {
            meta.close();
            throw e;
        }
        return meta;
    }

    /** For a command that only looks. */
    public static TargetMeta open(KnownTask task) {
        return new TargetMeta(
                asking(
                        () ->
                                JdbcConnections.open(
                                        task.target().connection(),
                                        ErrorScope.DOWNSTREAM,
                                        task.target().session())),
                task);
    }

    /** The task's row; empty when it was never started. */
    public Optional<TaskEntry> entry() {
        return asking(() -> registry.find(task.name()));
    }

    /** All tasks of this meta schema. */
    public List<TaskEntry> entries() {
        return asking(registry::list);
    }

    /** What the job last wrote about the task's sources. */
    public List<SourceStatus> statuses() {
        return asking(() -> SourceStatusTable.read(connection, task.metaSchema(), task.name()));
    }

    /** The tables whose existing rows are being read. */
    public List<TableStatus> tablesUnderWay() {
        return asking(() -> TableStatusTable.underWay(connection, task.metaSchema(), task.name()));
    }

    /** What people have said about single events, and what waits for them to. */
    public EventMeta events() {
        return new EventMeta(connection, task);
    }

    /** Ids of the task's sources, also where its files are not known. */
    public List<String> sourceIds() {
        return task.plan().isPresent()
                ? task.sourceIds()
                : statuses().stream().map(SourceStatus::sourceId).sorted().toList();
    }

    /** Whether every source of the task has nothing left to do. */
    public boolean isFinished() {
        List<SourceStatus> statuses = statuses();
        return !statuses.isEmpty() && statuses.stream().allMatch(SourceStatus::finished);
    }

    public void submitted(TaskSubmission submission) {
        doing(
                () -> {
                    registry.ensure();
                    registry.submitted(submission);
                });
    }

    /** Notes a stage; {@code savepoint} empty leaves the restart point as it is. */
    public void stage(TaskStage stage, String savepoint, String errors) {
        doing(
                () -> {
                    if (savepoint.isEmpty()) {
                        registry.stage(task.name(), stage, errors);
                    } else {
                        registry.stageAt(task.name(), stage, savepoint, errors);
                    }
                });
    }

    /** Forgets the task: its tables and its row. */
    public void remove() {
        doing(
                () -> {
                    MetaTables.drop(connection, task.metaSchema(), task.name());
                    registry.remove(task.name());
                });
    }

    @Override
    public void close() {
        doing(connection::close);
    }
}
