package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.model.TableId;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One operation of a statement. Immutable.
 *
 * @param alone the operation as a statement of its own, as DM writes it: with IF EXISTS and IF NOT
 *     EXISTS, with all schemas; nothing to rely on where the statement cannot be read
 */
public record StatementPart(Operation operation, DdlStatement alone) {

    public StatementPart {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(alone, "alone");
    }

    /**
     * The statement with other names. Those that foreign keys refer to stay, as in DM.
     *
     * @param names gives each table its name, and each schema as a table without a name
     */
    public String print(UnaryOperator<TableId> names) {
        return DdlPrinter.print(alone.accept(new Renaming(names)));
    }
}
