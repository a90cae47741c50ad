package io.flinkdm.job.sink;

import io.flinkdm.job.sink.SqlStatement.Effect;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases changes that have to keep their order: a run of neighbours with the same effect shares a
 * statement, as MySQL and TiDB work through its rows in order. Confined to one lane.
 *
 * <p>Safe changes are DELETE and REPLACE, after DM: a REPLACE may take away another row that held
 * the same unique value, but only one whose own last change is still to come.
 */
final class OrderedStatements {

    private final WriteLayout layout;
    private final StatementBuilder builder;
    private final WriteMode mode;
    private final List<Row> run = new ArrayList<>();
    private Effect running = Effect.INSERT;

    OrderedStatements(WriteLayout layout, StatementBuilder builder, WriteMode mode) {
        this.layout = layout;
        this.builder = builder;
        this.mode = mode;
    }

    void write(List<RowChange> changes) {
        changes.forEach(this::add);
        endRun();
    }

    private void add(RowChange change) {
        boolean safe = mode == WriteMode.SAFE || (change.safe() && mode != WriteMode.NEW);
        switch (change.kind()) {
            case INSERT -> join(safe ? Effect.REPLACE : Effect.INSERT, change.after());
            case DELETE -> join(Effect.DELETE, change.before());
            case UPDATE -> update(change.before(), change.after(), safe);
        }
    }

    private void update(Row before, Row after, boolean safe) {
        boolean changesKeys = layout.changesKeys(before, after);
        if (safe) {
            if (changesKeys) {
                join(Effect.DELETE, before);
            }
            join(Effect.REPLACE, after);
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
            case REPLACE -> builder.replace(run);
            case UPSERT -> builder.upsert(run);
            case DELETE -> builder.deleteByKey(run);
            case UPDATE -> throw new IllegalStateException("an UPDATE has no run");
        }
        run.clear();
    }
}
