package io.flinkdm.job.sink;

import io.flinkdm.job.sink.SqlStatement.Effect;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases changes that have to keep their order: a run of neighbours with the same effect shares a
 * statement, as MySQL and TiDB work through its rows in order. Confined to one lane.
 *
 * <p>Safe changes are DELETE and REPLACE, after DM: a REPLACE may take away another row that holds
 * the same unique value. That row got the value after this change, so the change that gave it the
 * value is still to come, and brings all of it again. Where the target has columns of its own, such
 * a row is deleted and this one written over what is there, so that these keep their values. Where
 * foreign keys are checked, no row is deleted that the source has not deleted: rows that refer to
 * it would follow. What the target refuses then is written {@link WriteMode#UNCHECKED}.
 */
final class OrderedStatements {

    private final WriteLayout layout;
    private final StatementBuilder builder;
    private final WriteMode mode;
    private final boolean repeats;
    private final boolean cascades;
    private final List<Row> run = new ArrayList<>();
    private Effect running = Effect.INSERT;

    OrderedStatements(WriteLayout layout, StatementBuilder builder, WriteMode mode) {
        this.layout = layout;
        this.builder = builder;
        this.mode = mode;
        this.repeats = mode == WriteMode.SAFE || mode == WriteMode.UNCHECKED;
        this.cascades = layout.orderedWithOtherTables() && mode != WriteMode.UNCHECKED;
    }

    void write(List<RowChange> changes) {
        changes.forEach(this::add);
        endRun();
    }

    private void add(RowChange change) {
        boolean safe = repeats || change.safe();
        switch (change.kind()) {
            case INSERT -> insert(change.after(), safe);
            case DELETE -> join(safe ? Effect.CLEAR : Effect.DELETE, change.before());
            case UPDATE -> update(change.before(), change.after(), safe);
        }
    }

    private void insert(Row after, boolean safe) {
        if (mode == WriteMode.KEEP) {
            join(Effect.IGNORE, after);
        } else if (safe && !mode.takesForNew()) {
            put(after);
        } else {
            join(Effect.INSERT, after);
        }
    }

    /** In place of whatever clashes with it. */
    private void put(Row after) {
        if (!cascades && !layout.keepsOwnColumns()) {
            join(Effect.REPLACE, after);
            return;
        }
        endRun();
        if (!cascades) {
            builder.clearOthers(after);
        }
        builder.upsert(List.of(after));
    }

    private void safeUpdate(Row before, Row after) {
        if (cascades) {
            endRun();
            if (layout.changesKeys(before, after)) {
                builder.updateIfThere(before, after);
            }
            put(after);
            return;
        }
        if (!layout.keepsOwnColumns()) {
            if (layout.changesKeys(before, after)) {
                join(Effect.CLEAR, before);
            }
        } else if (layout.moves(before, after)) {
            endRun();
            builder.clearOthers(after);
            builder.moveIfFree(before, after);
            builder.clearMoved(before, after);
        }
        put(after);
    }

    private void update(Row before, Row after, boolean safe) {
        boolean changesKeys = layout.changesKeys(before, after);
        if (safe) {
            safeUpdate(before, after);
        } else if (changesKeys) {
            endRun();
            builder.updateByKey(before, after);
        } else {
            // All its keys point at the row itself, so this meets no other one.
            join(Effect.UPSERT, after);
        }
    }

    private void join(Effect effect, Row row) {
        if (effect != running) {
            endRun();
            running = effect;
        }
        run.add(row);
    }

    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        switch (running) {
            case INSERT -> builder.insert(run);
            case IGNORE -> builder.insertIgnore(run);
            case REPLACE -> builder.replace(run);
            case UPSERT -> upsertRun();
            case DELETE -> builder.deleteByKey(run);
            case CLEAR -> builder.clearByKey(run);
            case UPDATE, MOVE, LOOK -> throw new IllegalStateException(running + " has no run");
        }
        run.clear();
    }

    private void upsertRun() {
        if (mode == WriteMode.STRICT) {
            Map<Object, Row> once = new LinkedHashMap<>();
            run.forEach(row -> once.put(layout.keyOf(row), row));
            builder.lookByKey(List.copyOf(once.values()));
        }
        builder.upsert(run);
    }
}
