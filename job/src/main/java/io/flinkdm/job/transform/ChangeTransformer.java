package io.flinkdm.job.transform;

import io.flinkdm.job.ddl.StatementTranslator;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.rules.UpstreamRules;
import java.time.Duration;
import java.time.InstantSource;
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
    private final StatementTranslator statements;
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
            StatementTranslator statements,
            Consumer<String> filtered) {
        this.rows = new TableRules(rules, new TableTargets(rules), structures, session);
        this.statements = statements;
        this.filtered = filtered;
    }

    /** From now on every row is to be written idempotently: the task's {@code safe-mode}. */
    ChangeTransformer inSafeMode() {
        marks = RowChange::asSafe;
        return this;
    }

    /** So, too, for some time after the first row of the binlog. */
    ChangeTransformer inSafeMode(Duration duration, InstantSource clock) {
        marks = new SafeForAWhile(duration, clock);
        return this;
    }

    void transform(ChangeEvent event, Consumer<RoutedEvent> out) {
        event.match(new Cases(out));
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
            statements.translate(ddl).forEach(out);
            return null;
        }
    }
}
