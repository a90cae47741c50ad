package io.flinkdm.config.plan;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A task, compiled: every default filled in, every reference resolved. Immutable.
 *
 * @param timeZone session time zone as the task names it; {@code ""} when not given
 * @param ignoredChecks {@code ignore-checking-items}
 * @param startTime {@code --start-time}, see {@link StartTime}; {@code null} when not given
 * @param sourceConnector {@code --source-connector}; {@code null} for the job's own readers
 */
public record MigrationPlan(
        String task,
        TaskMode mode,
        String metaSchema,
        String timeZone,
        TargetPlan target,
        List<SourcePlan> sources,
        DdlPlan ddl,
        List<String> ignoredChecks,
        String startTime,
        String sourceConnector)
        implements Serializable {

    /** Names in the zone database that Java knows by others only. */
    private static final Map<String, String> SHORT_ZONES =
            Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00", "ROC", "Asia/Taipei");

    public MigrationPlan {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(metaSchema, "metaSchema");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(ddl, "ddl");
        sources = List.copyOf(sources);
        ignoredChecks = List.copyOf(ignoredChecks);
    }

    /** As the task file says it, without what the command line adds. */
    public MigrationPlan(
            String task,
            TaskMode mode,
            String metaSchema,
            String timeZone,
            TargetPlan target,
            List<SourcePlan> sources,
            DdlPlan ddl,
            List<String> ignoredChecks) {
        this(task, mode, metaSchema, timeZone, target, sources, ddl, ignoredChecks, null, null);
    }

    /** With the usual treatment of changes of structure. */
    public MigrationPlan(
            String task,
            TaskMode mode,
            String metaSchema,
            String timeZone,
            TargetPlan target,
            List<SourcePlan> sources) {
        this(task, mode, metaSchema, timeZone, target, sources, DdlPlan.DEFAULT, List.of());
    }

    /**
     * The same task, its binlogs read from a point in time on; it comes before {@code meta}.
     *
     * @throws MigrationException 52013 when the text is no time, or the task reads existing rows
     */
    public MigrationPlan startingAt(String time) {
        StartTime.parse(time);
        if (mode.loads()) {
            throw new MigrationException(
                    ErrorCode.START_TIME_INVALID,
                    "--start-time is for task-mode incremental; this task's is "
                            + mode.label()
                            + ", which begins with the rows there are now");
        }
        return with(time, sourceConnector);
    }

    /** The same task, its sources read by the connector of that name. */
    public MigrationPlan readBy(String connector) {
        return with(startTime, Objects.requireNonNull(connector, "connector"));
    }

    private MigrationPlan with(String time, String connector) {
        return new MigrationPlan(
                task,
                mode,
                metaSchema,
                timeZone,
                target,
                sources,
                ddl,
                ignoredChecks,
                time,
                connector);
    }

    /** {@link #timeZone} as Java knows it; empty when it is the target's own. */
    public Optional<ZoneId> zone() {
        return timeZone.isEmpty()
                ? Optional.empty()
                : Optional.of(ZoneId.of(timeZone, SHORT_ZONES));
    }
}
