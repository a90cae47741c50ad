package io.flinkdm.submit.event;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.SourcesAnswer;
import io.flinkdm.submit.event.CurrentErrors.CurrentError;
import io.flinkdm.submit.status.Stages;
import io.flinkdm.submit.status.TaskState;
import io.flinkdm.submit.task.EventMeta;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out {@code binlog} and {@code handle-error} on the sources of one task. One thread at a
 * time; {@link #run} blocks for a few seconds at most.
 */
public final class EventOperations {

    private static final String NO_STATEMENT =
            "only support to handle ddl error currently, see"
                    + " https://docs.pingcap.com/tidb-data-migration/stable/error-handling for"
                    + " other errors";

    private static final String RESUME = "; the task is paused, resume-task continues it";
    private static final Set<String> HALTED = Set.of(Stages.PAUSED, Stages.STOPPED);

    private final String task;
    private final TargetMeta meta;
    private final EventMeta events;
    private final Supplier<TaskState> state;
    private final Function<String, Set<SqlOption>> options;
    private final long beganNanos = System.nanoTime();
    private TaskState known;

    /**
     * @param state the task's; asked for only when needed
     * @param options of a source's sql_mode; asked for only when needed
     */
    public EventOperations(
            String task,
            TargetMeta meta,
            Supplier<TaskState> state,
            Function<String, Set<SqlOption>> options) {
        this.task = task;
        this.meta = meta;
        this.events = meta.events();
        this.state = state;
        this.options = options;
    }

    /** Does it on each of the sources; what fails on one does not keep it from the others. */
    public SourcesAnswer run(EventRequest request, List<String> sourceIds) {
        if (request.op() == EventOp.LIST) {
            return answer(outcomes(request, sourceIds));
        }
        CommandAudit audit = CommandAudit.begin(events, request, sourceIds);
        List<HeldStatement> held = events.held();
        List<SourceOutcome> outcomes = outcomes(request, sourceIds);
        if (request.op().stored().isPresent() && remedy().isEmpty()) {
            outcomes = new StatementWait(events, beganNanos).await(outcomes, held);
        }
        audit.end(outcomes);
        return answer(outcomes);
    }

    private static SourcesAnswer answer(List<SourceOutcome> outcomes) {
        return SourcesAnswer.of(outcomes.stream().map(SourceOutcome::answer).toList());
    }

    private List<SourceOutcome> outcomes(EventRequest request, List<String> sourceIds) {
        List<SourceStatus> statuses = meta.statuses();
        List<HeldStatement> held = events.held();
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (String id : sourceIds) {
            Optional<SourceStatus> status =
                    statuses.stream().filter(s -> s.sourceId().equals(id)).findFirst();
            outcomes.add(outcome(request, new OneSource(id, status, held)));
        }
        return outcomes;
    }

    private SourceOutcome outcome(EventRequest request, OneSource source) {
        try {
            source.requireSync();
            return switch (request.op()) {
                case LIST -> list(request, source);
                case REVERT -> revert(request, source);
                case SKIP, REPLACE, INJECT -> store(request, source);
            };
        } catch (MigrationException e) {
            return SourceOutcome.refused(source.id(), e.getMessage());
        } catch (NoSuchPlaceException e) {
            return SourceOutcome.refused(source.id(), e.getMessage());
        }
    }

    /** As DM forgets them, those behind what is durable are left out. */
    private SourceOutcome list(EventRequest request, OneSource source) {
        BinlogPlace from = request.place().orElse(source.flushed());
        List<BinlogOperator> operators =
                events.operators(source.id()).stream()
                        .filter(
                                operator ->
                                        operator.state() == BinlogOperator.State.SET
                                                        && request.place().isEmpty()
                                                || OperatorList.place(operator.place())
                                                                .compareTo(from)
                                                        >= 0)
                        .toList();
        return SourceOutcome.told(source.id(), OperatorList.print(task, operators));
    }

    private SourceOutcome revert(EventRequest request, OneSource source) {
        EventPlace place = place(request, source);
        Object before = operators(place);
        if (!events.revert(place)) {
            throw new MigrationException(
                    ErrorCode.SYNCER_OPERATOR_NOT_EXIST,
                    "error operator not exist, position: " + display(place));
        }
        return new SourceOutcome(source.id(), true, "", before, operators(place));
    }

    private SourceOutcome store(EventRequest request, OneSource source) {
        EventPlace place = place(request, source);
        Set<SqlOption> mode = request.sqls().isEmpty() ? Set.of() : options.apply(source.id());
        List<String> statements =
                request.sqls().stream().map(sql -> OperatorSql.checked(sql, mode)).toList();
        Object before = operators(place);
        boolean inject = request.op() == EventOp.INJECT;
        events.put(
                BinlogOperator.set(
                        inject ? place.part(EventPlace.BEFORE) : place,
                        request.op().stored().orElseThrow(),
                        statements,
                        request.who(),
                        System.currentTimeMillis()));
        return new SourceOutcome(
                source.id(),
                true,
                source.note(place) + remedy(),
                before,
                new Stored(place, operators(place)));
    }

    /** What is to be done for it to be used; {@code ""} while the task runs. */
    private String remedy() {
        return switch (wanted()) {
            case PAUSED -> RESUME;
            case STOPPED -> "; the task is stopped, start-task continues it";
            case FINISHED -> "";
            case RUNNING -> HALTED.contains(state().stage()) ? RESUME : "";
        };
    }

    private TaskStage wanted() {
        return meta.entry().map(TaskEntry::stage).orElse(TaskStage.RUNNING);
    }

    private TaskState state() {
        if (known == null) {
            known = state.get();
        }
        return known;
    }

    private EventPlace place(EventRequest request, OneSource source) {
        if (request.place().isPresent()) {
            return source.place(request.place().get());
        }
        CurrentError error =
                new CurrentErrors(source.held(), List.of())
                        .of(source.id())
                        .or(() -> new CurrentErrors(List.of(), state().errors()).of(source.id()))
                        .orElseThrow(
                                () ->
                                        new NoSuchPlaceException(
                                                "source '" + source.id() + "' has no error"));
        if (!error.isStatement() && request.op() != EventOp.INJECT) {
            throw new NoSuchPlaceException(NO_STATEMENT);
        }
        return error.place();
    }

    private List<OperatorList.Line> operators(EventPlace place) {
        return events.operators(place.sourceId()).stream()
                .filter(o -> o.place().part(0).equals(place.part(0)))
                .map(operator -> OperatorList.line(task, operator))
                .toList();
    }

    static String display(EventPlace place) {
        return "(" + place.file() + ", " + place.offset() + ")";
    }

    /** What is there once an operator is stored. */
    record Stored(EventPlace place, List<OperatorList.Line> operators) {}

    /** DM answers it without a code. */
    private static final class NoSuchPlaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSuchPlaceException(String message) {
            super(message, null, false, false);
        }
    }
}
