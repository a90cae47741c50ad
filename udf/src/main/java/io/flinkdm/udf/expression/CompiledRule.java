package io.flinkdm.udf.expression;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.model.Row;
import java.util.Optional;

/**
 * The expressions of one rule, compiled for a table. Immutable.
 *
 * @param oldValue hits every row where the rule has only an update-new-value-expr
 * @param newValue the other way round
 */
record CompiledRule(
        String name,
        Optional<Predicate> insert,
        Optional<Predicate> oldValue,
        Optional<Predicate> newValue,
        Optional<Predicate> delete) {

    boolean drops(ChangeKind kind, Row before, Row after) {
        switch (kind) {
            case INSERT:
                return insert.isPresent() && insert.get().hits(after);
            case DELETE:
                return delete.isPresent() && delete.get().hits(before);
            default:
                return (oldValue.isPresent() || newValue.isPresent())
                        && (oldValue.isEmpty() || oldValue.get().hits(before))
                        && (newValue.isEmpty() || newValue.get().hits(after));
        }
    }
}
