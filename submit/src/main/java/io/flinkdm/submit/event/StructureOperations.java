package io.flinkdm.submit.event;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.submit.answer.SourcesAnswer;
import io.flinkdm.submit.task.EventMeta;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Carries out {@code binlog-schema} and {@code operate-schema} on the sources of one task. One
 * thread at a time.
 */
public final class StructureOperations {

    private static final String PAUSED = "Paused";
    private static final String STOPPED = "Stopped";

    private final KnownTask task;
    private final TargetMeta meta;
    private final EventMeta events;
    private final Supplier<String> stage;

    /**
     * @param stage the task's, asked for only when needed
     */
    public StructureOperations(KnownTask task, TargetMeta meta, Supplier<String> stage) {
        this.task = task;
        this.meta = meta;
        this.events = meta.events();
        this.stage = stage;
    }

    /** Does it on each of the sources; what fails on one does not keep it from the others. */
    public SourcesAnswer run(StructureRequest request, List<String> sourceIds) {
        List<SourceStatus> statuses = meta.statuses();
        List<SourceOutcome> outcomes = new ArrayList<>();
        Optional<CommandAudit> audit = audit(request, sourceIds);
        for (String id : sourceIds) {
            Optional<SourceStatus> status =
                    statuses.stream().filter(s -> s.sourceId().equals(id)).findFirst();
            outcomes.add(outcome(request, new OneSource(id, status, List.of())));
        }
        audit.ifPresent(noted -> noted.end(outcomes));
        return SourcesAnswer.of(outcomes.stream().map(SourceOutcome::answer).toList());
    }

    private Optional<CommandAudit> audit(StructureRequest request, List<String> sourceIds) {
        if (request.op() == StructureRequest.Op.LIST) {
            return Optional.empty();
        }
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("who", request.who());
        arguments.put("sources", sourceIds);
        arguments.put("table", request.table().quoted());
        arguments.put("origin", request.origin().label());
        arguments.put("schema", request.text());
        String name = "binlog-schema " + request.op().name().toLowerCase(Locale.ROOT);
        return Optional.of(CommandAudit.begin(events, name, arguments));
    }

    private SourceOutcome outcome(StructureRequest request, OneSource source) {
        try {
            source.requireSync();
            SourceTable table = new SourceTable(source.id(), request.table());
            return switch (request.op()) {
                case LIST -> SourceOutcome.told(source.id(), oneLine(shown(table)));
                case UPDATE -> update(request, table);
                case DELETE -> delete(table);
            };
        } catch (MigrationException e) {
            return SourceOutcome.refused(source.id(), e.getMessage());
        }
    }

    /** The target's structure is what a table never met before would begin with. */
    private String shown(SourceTable table) {
        return known(table)
                .orElseGet(
                        () -> {
                            TableTexts texts = texts(table.sourceId());
                            return new StructureText(texts.defaults(), table.table())
                                    .ofTarget(texts.ofTarget(table.table()), Optional.empty());
                        });
    }

    private Optional<String> known(SourceTable table) {
        return events.unapplied(table).or(() -> events.structure(table));
    }

    private SourceOutcome update(StructureRequest request, SourceTable table) {
        requirePaused();
        Optional<String> before = known(table);
        String text = text(request, table, before);
        events.put(
                StructureSet.of(
                        table, text, request.origin(), request.who(), System.currentTimeMillis()));
        return new SourceOutcome(table.sourceId(), true, "", before.orElse(null), text);
    }

    private String text(StructureRequest request, SourceTable table, Optional<String> before) {
        TableTexts texts = texts(table.sourceId());
        TableId name = table.table();
        StructureText structure = new StructureText(texts.defaults(), name);
        if (request.origin() == Origin.FILE) {
            return structure.written(request.text());
        }
        return request.origin() == Origin.SOURCE
                ? structure.told(texts.ofSource(name))
                : structure.ofTarget(texts.ofTarget(name), before);
    }

    /** In DM's newest version it does nothing; here it takes back what was set and not used. */
    private SourceOutcome delete(SourceTable table) {
        requirePaused();
        Optional<String> before = events.unapplied(table);
        events.takeBack(table);
        return new SourceOutcome(table.sourceId(), true, "", before.orElse(null), null);
    }

    private void requirePaused() {
        String now = stage.get();
        if (!now.equals(PAUSED) && !now.equals(STOPPED)) {
            throw new MigrationException(
                    ErrorCode.WORKER_NOT_PAUSED_STAGE,
                    "current stage is " + now + " but not paused, invalid");
        }
    }

    private TableTexts texts(String sourceId) {
        SourcePlan source =
                task.sources().stream()
                        .filter(s -> s.sourceId().equals(sourceId))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new MigrationException(
                                                ErrorCode.UNSUPPORTED_YET,
                                                "the files of task "
                                                        + task.name()
                                                        + " are not known on this machine"));
        return new TableTexts(task, source);
    }

    private static String oneLine(String createTable) {
        return createTable.replaceAll("\\s*\\R\\s*", " ");
    }
}
