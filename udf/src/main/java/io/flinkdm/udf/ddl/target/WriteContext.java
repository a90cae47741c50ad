package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Optional;

/**
 * A statement's operations, where they begin, and how names and structures are found. Immutable.
 */
record WriteContext(
        List<Operation> operations,
        String defaultSchema,
        Structures before,
        SchemaTracker tracker,
        ServerDefaults defaults,
        TargetDialect dialect,
        TargetRoutes routes) {

    /** The routed name of an operation's table, or of its schema. */
    TableId target(int operation, int table) {
        return routes.target(operations.get(operation).subjects().get(table));
    }

    /** The upstream name as structures know it. */
    TableId source(int operation, int table) {
        return operations.get(operation).subjects().get(table);
    }

    /** What the target of an operation's table has besides the table's own columns. */
    List<String> added(int operation, int table) {
        return routes.added(source(operation, table));
    }

    Optional<TrackedTable> table(int operation, Structures structures) {
        return structures.table(source(operation, 0));
    }

    Structures after(DdlStatement statement) {
        return after(statement, before);
    }

    Structures after(DdlStatement statement, Structures structures) {
        return tracker.apply(statement, defaultSchema, structures);
    }

    TargetColumns columns(TableId target, List<String> dropped) {
        return new TargetColumns(dialect, target, dropped);
    }

    TargetDdl one(List<String> statements, List<String> dropped) {
        return TargetDdl.apart(
                List.of(new TargetPiece(operations.get(0), statements, dropped, "")));
    }

    /** No operation needs anything done. */
    TargetDdl nothing() {
        return TargetDdl.apart(
                operations.stream()
                        .map(o -> new TargetPiece(o, List.of(), List.of(), ""))
                        .toList());
    }

    TargetDdl unwritable(String trouble) {
        return TargetDdl.apart(
                operations.stream().map(o -> TargetPiece.unwritable(o, trouble)).toList());
    }
}
