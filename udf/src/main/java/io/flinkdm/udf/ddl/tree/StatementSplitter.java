package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.SqlOption;
import java.util.List;
import java.util.Set;

/**
 * Divides a statement that changes schemas or tables into its operations, as DM does before it asks
 * any rule. Asked for every such statement of the binlog and to explain a plan. It never throws:
 * what it cannot read is one {@link io.flinkdm.udf.ddl.OperationKind#UNREADABLE}. Immutable.
 */
public final class StatementSplitter {

    private final DdlParser parser;

    public StatementSplitter(Set<SqlOption> options) {
        parser = new DdlParser(options);
    }

    /** None for a statement without effect on schemas and tables. */
    public List<Operation> split(String sql, String defaultSchema) {
        return split(parser.parse(sql), defaultSchema);
    }

    /** As {@link #split(String, String)}. */
    public static List<Operation> split(DdlStatement statement, String defaultSchema) {
        return statement.accept(new Divider(defaultSchema)).stream()
                .map(StatementPart::operation)
                .toList();
    }

    /** The operations as statements, in the same order. */
    public List<StatementPart> divide(String sql, String defaultSchema) {
        return parser.parse(sql).accept(new Divider(defaultSchema));
    }
}
