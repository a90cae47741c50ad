package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.OperationKind;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.filter.BinlogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events that rules of {@code filters} know the operations of a statement by. What a MODIFY or
 * CHANGE COLUMN is depends on the column as it is tracked; without it, it is an ALTER TABLE. Given
 * to {@link io.flinkdm.udf.ddl.StatementFilter}. Immutable.
 */
public final class OperationEvents {

    private final ServerDefaults defaults;

    public OperationEvents(ServerDefaults defaults) {
        this.defaults = defaults;
    }

    /**
     * @param operations the statement's, from {@link io.flinkdm.udf.ddl.tree.StatementSplitter}
     * @param table the structure of the altered table before the statement
     */
    public List<BinlogEvent> of(
            DdlStatement statement, List<Operation> operations, Optional<TrackedTable> table) {
        List<BinlogEvent> events = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            OperationKind kind = operations.get(i).kind();
            boolean changes = kind == OperationKind.CHANGE_COLUMN;
            events.add(
                    changes && table.isPresent() ? event(statement, i, table.get()) : kind.event());
        }
        return events;
    }

    private BinlogEvent event(DdlStatement statement, int index, TrackedTable table) {
        boolean there =
                statement instanceof DdlStatement.AlterTable alter
                        && index < alter.specs().size()
                        && alter.specs().get(index) instanceof AlterSpec.ChangeColumn;
        if (!there) {
            return BinlogEvent.ALTER_TABLE;
        }
        AlterSpec.ChangeColumn change =
                (AlterSpec.ChangeColumn) ((DdlStatement.AlterTable) statement).specs().get(index);
        TrackedColumn after =
                new TableBuilder(defaults, table.text()).resolved(change.definition());
        return table.column(change.column())
                .map(before -> ColumnChangeEvent.of(table, before, change, after))
                .orElse(BinlogEvent.ALTER_TABLE);
    }
}
