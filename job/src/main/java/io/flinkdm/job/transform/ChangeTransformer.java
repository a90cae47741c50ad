package io.flinkdm.job.transform;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One change of one source to what the target gets of it: nothing when its table is not migrated,
 * or when a rule leaves it out, else the same change under its target's name. Used by {@link
 * TransformFunction}. Task thread.
 */
final class ChangeTransformer {

    private final TableRules rows;
    private final DdlRouter ddls;
    private final Consumer<String> filtered;
    private UnaryOperator<RowChange> marks = UnaryOperator.identity();

    /**
     * @param structures asked where rules look into rows
     * @param session what expressions are evaluated in
     * @param filtered told the name of the rule whenever one leaves a row out
     */
    ChangeTransformer(
            UpstreamRules rules,
            Structures structures,
            Session session,
            Consumer<String> filtered) {
        TableTargets targets = new TableTargets(rules);
        this.rows = new TableRules(rules, targets, structures, session);
        this.ddls = new DdlRouter(targets, rules.statements());
        this.filtered = filtered;
    }

    /** From now on every row is to be written idempotently: the task's {@code safe-mode}. */
    ChangeTransformer inSafeMode() {
        marks = RowChange::asSafe;
        return this;
    }

    void transform(ChangeEvent event, Consumer<RoutedEvent> out) {
        event.match(new Cases(out));
    }

    private static RoutedEvent routed(DdlChange ddl, TableId table) {
        return new RoutedEvent.RoutedDdl(
                ddl,
                0,
                table.schema(),
                table.table().isEmpty() ? List.of() : List.of(table),
                List.of(),
                List.of(table.schema()),
                "");
    }

    private final class Cases implements ChangeEvent.Cases<Void> {

        private final Consumer<RoutedEvent> out;

        Cases(Consumer<RoutedEvent> out) {
            this.out = out;
        }

        @Override
        public Void row(RowChange row) {
            Optional<RowRules> rules = rows.of(row);
            if (rules.isPresent()) {
                rules.get().apply(marks.apply(row), out, filtered);
            }
            return null;
        }

        @Override
        public Void ddl(DdlChange ddl) {
            ddls.target(ddl).ifPresent(table -> out.accept(routed(ddl, table)));
            return null;
        }
    }
}
