package io.flinkdm.submit.status;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.cluster.Workers;
import io.flinkdm.submit.status.TaskReport.SourcePart;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.submit.task.TaskStore;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what is known about one task now. One thread at a time. */
public final class TaskStatusReader {

    private static final String RATE_FILE = "rates.json";

    private final Function<TaskEntry, FlinkRest> clusters;
    private final TaskStore store;

    /** {@code clusters} gives the cluster of a task from its row. */
    public TaskStatusReader(Function<TaskEntry, FlinkRest> clusters, TaskStore store) {
        this.clusters = clusters;
        this.store = store;
    }

    /** Empty when the task was never started. */
    public Optional<TaskReport> read(KnownTask task) {
        Optional<TaskEntry> entry;
        List<SourceStatus> statuses;
        List<TableStatus> tables;
        List<HeldStatement> held;
        try (TargetMeta meta = TargetMeta.open(task)) {
            entry = meta.entry();
            statuses = entry.isPresent() ? meta.statuses() : List.of();
            tables = entry.isPresent() ? meta.tablesUnderWay() : List.of();
            held = entry.isPresent() ? meta.events().held() : List.of();
        } catch (MigrationException e) {
            return Optional.of(
                    TaskReport.unreadable(task.name(), e.getMessage(), task.sourceIds()));
        }
        return entry.map(row -> read(new Asked(task, row, statuses, tables, held)));
    }

    private TaskReport read(Asked asked) {
        try {
            FlinkRest cluster = clusters.apply(asked.entry());
            Optional<JobView> job =
                    JobFinder.find(cluster, asked.task().name(), asked.entry().jobId());
            Optional<JobFacts> facts = job.map(j -> JobFacts.of(cluster, j));
            TaskState state =
                    StageRule.decide(Optional.of(asked.entry()), facts, asked.isFinished());
            long startedAtMs = job.map(JobView::startedAtMs).orElse(0L);
            return report(
                    asked,
                    state,
                    startedAtMs,
                    id -> job.map(j -> Placed.of(cluster, j, id)).orElse(Placed.NOWHERE));
        } catch (MigrationException e) {
            return withoutCluster(asked, e);
        }
    }

    /** A task without a job needs no cluster to tell its stage. */
    private TaskReport withoutCluster(Asked asked, MigrationException trouble) {
        return switch (asked.entry().stage()) {
            case RUNNING ->
                    TaskReport.unreadable(
                            asked.task().name(), trouble.getMessage(), asked.sourceIds());
            default ->
                    report(
                            asked,
                            StageRule.decide(
                                    Optional.of(asked.entry()),
                                    Optional.empty(),
                                    asked.isFinished()),
                            0,
                            id -> Placed.NOWHERE);
        };
    }

    private TaskReport report(
            Asked asked, TaskState state, long startedAtMs, Function<String, Placed> places) {
        RateNotes rates = new RateNotes(store.noteFile(asked.task().name(), RATE_FILE));
        List<SourcePart> parts =
                asked.sourceIds().stream()
                        .map(
                                id ->
                                        places.apply(id)
                                                .part(
                                                        id,
                                                        asked.status(
                                                                id,
                                                                state,
                                                                asked.reading(
                                                                        id, startedAtMs, rates))))
                        .toList();
        rates.save();
        return new TaskReport(asked.task().name(), state, "", parts);
    }

    /** What the cluster says about one source of a job. */
    private record Placed(
            String worker, Map<String, Long> filteredRows, Map<String, Long> missingRows) {

        static final Placed NOWHERE = new Placed("", Map.of(), Map.of());

        static Placed of(FlinkRest cluster, JobView job, String sourceId) {
            return new Placed(
                    Workers.of(cluster, job, sourceId),
                    job.sourceVertex(sourceId)
                            .map(vertex -> cluster.filteredRows(job.id(), vertex))
                            .orElse(Map.of()),
                    job.writersVertex()
                            .map(vertex -> cluster.missingRows(job.id(), vertex))
                            .orElse(Map.of()));
        }

        SourcePart part(String sourceId, SubTaskStatus status) {
            return new SourcePart(sourceId, worker, status.counted(filteredRows, missingRows));
        }
    }

    /** The task with what its target says about it. */
    private record Asked(
            KnownTask task,
            TaskEntry entry,
            List<SourceStatus> statuses,
            List<TableStatus> tables,
            List<HeldStatement> held) {

        SubTaskStatus status(String id, TaskState state, Optional<SourceReading> reading) {
            return HeldReport.add(
                    SubTaskReport.of(task.name(), state, reading),
                    held.stream().filter(h -> h.place().sourceId().equals(id)).toList());
        }

        List<String> sourceIds() {
            return Stream.concat(
                            task.sourceIds().stream(),
                            statuses.stream().map(SourceStatus::sourceId))
                    .distinct()
                    .sorted()
                    .toList();
        }

        boolean isFinished() {
            return !statuses.isEmpty() && statuses.stream().allMatch(SourceStatus::finished);
        }

        Optional<SourceReading> reading(String sourceId, long startedAtMs, RateNotes rates) {
            Map<String, SourcePlan> plans =
                    task.sources().stream()
                            .collect(Collectors.toMap(SourcePlan::sourceId, Function.identity()));
            Optional<SourcePlan> plan = Optional.ofNullable(plans.get(sourceId));
            return statuses.stream()
                    .filter(status -> status.sourceId().equals(sourceId))
                    .findFirst()
                    .map(
                            status ->
                                    new SourceReading(
                                            status,
                                            head(plan, status),
                                            rates.sample(entry.jobId(), startedAtMs, status),
                                            plan.map(SourcePlan::enableGtid).orElse(false),
                                            tables.stream()
                                                    .filter(t -> t.sourceId().equals(sourceId))
                                                    .toList()));
        }

        private static Location head(Optional<SourcePlan> plan, SourceStatus status) {
            return plan.flatMap(UpstreamHead::ask).orElse(status.head());
        }
    }
}
