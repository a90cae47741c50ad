package io.flinkdm.udf.ddl;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides a statement that changes schemas or tables into its operations, as DM does before it asks
 * any rule. Asked for every such statement of the binlog and to explain a plan. It never throws:
 * what it cannot read is one {@link OperationKind#UNREADABLE}. Immutable.
 */
public final class StatementSplitter {

    private final StatementReader reader;
    private final Set<SqlOption> options;

    public StatementSplitter(Set<SqlOption> options) {
        this.options = Set.copyOf(options);
        this.reader = new StatementReader(this.options);
    }

    /** None for a statement without effect on schemas and tables. */
    public List<Operation> split(String sql, String defaultSchema) {
        Statement statement = reader.read(sql);
        switch (statement.kind().effect()) {
            case SCHEMA:
                return List.of(ofSchema(statement, defaultSchema));
            case TABLE:
                return ofTables(statement, sql, defaultSchema);
            case UNKNOWN:
                return List.of(Operation.of(OperationKind.UNREADABLE));
            default:
                return List.of();
        }
    }

    private static Operation ofSchema(Statement statement, String defaultSchema) {
        String schema = statement.schema().isEmpty() ? defaultSchema : statement.schema();
        return new Operation(OperationKind.valueOf(statement.kind().name()), List.of(), schema);
    }

    private List<Operation> ofTables(Statement statement, String sql, String defaultSchema) {
        List<TableId> tables =
                statement.tables().stream().map(name -> name.in(defaultSchema)).toList();
        switch (statement.kind()) {
            case ALTER_TABLE:
                return alterations(sql, defaultSchema);
            case RENAME_TABLE:
                return inPairs(tables);
            case DROP_TABLE:
                return tables.stream()
                        .map(table -> Operation.of(OperationKind.DROP_TABLE, table))
                        .toList();
            case CREATE_TABLE_LIKE, CREATE_TABLE_SELECT:
                return List.of(new Operation(OperationKind.CREATE_TABLE, tables, ""));
            default:
                OperationKind kind = OperationKind.valueOf(statement.kind().name());
                return List.of(new Operation(kind, tables, ""));
        }
    }

    private static List<Operation> inPairs(List<TableId> names) {
        List<Operation> renames = new ArrayList<>();
        for (int i = 0; i + 1 < names.size(); i += 2) {
            renames.add(Operation.of(OperationKind.RENAME_TABLE, names.get(i), names.get(i + 1)));
        }
        return renames;
    }

    private List<Operation> alterations(String sql, String defaultSchema) {
        TokenCursor in = new TokenCursor(SqlTokenizer.tokenize(sql, options));
        try {
            return new AlterationReader(in, defaultSchema)
                    .read().stream().map(Alteration::operation).toList();
        } catch (Names.UnreadableException e) {
            return List.of(Operation.of(OperationKind.UNREADABLE));
        }
    }
}
