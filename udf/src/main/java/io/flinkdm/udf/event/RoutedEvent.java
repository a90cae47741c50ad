package io.flinkdm.udf.event;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Objects;

/** A change whose target is decided. */
public sealed interface RoutedEvent permits RoutedEvent.RoutedRow, RoutedEvent.RoutedDdl {

    /** A row on its way to {@code target}. */
    record RoutedRow(RowChange change, TableId target) implements RoutedEvent {}

    /**
     * One operation of a statement, to be run in its place among the rows of the tables it touches.
     * An operation on tables of several target schemas comes once for each: the first of {@code
     * schemas} runs it, the others only keep their rows until it has run.
     *
     * @param piece which of the statement's operations, from 0
     * @param schema the target schema whose tables wait here
     * @param touched those tables; none for all of the schema
     * @param statements for the target, one after the other
     * @param schemas all target schemas it touches, this one included
     * @param trouble why it cannot be carried over, {@code ""} where it can
     */
    record RoutedDdl(
            DdlChange change,
            int piece,
            String schema,
            List<TableId> touched,
            List<String> statements,
            List<String> schemas,
            String trouble)
            implements RoutedEvent {

        public RoutedDdl {
            Objects.requireNonNull(change, "change");
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(trouble, "trouble");
            touched = List.copyOf(touched);
            statements = List.copyOf(statements);
            schemas = List.copyOf(schemas);
        }

        /** Whether this half runs the statements. */
        public boolean runs() {
            return schemas.get(0).equals(schema);
        }

        /** Whether every table of the schema waits. */
        public boolean touchesAll() {
            return touched.isEmpty();
        }
    }
}
