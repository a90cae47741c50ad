package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.RenameTable.Rename;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Follows gh-ost and pt-online-schema-change through the statements they run: what they do to a
 * shadow table is kept, and done to the real table when the shadow table takes its place. Asked for
 * each statement of the binlog before it is filtered; row changes need only {@link
 * OnlineDdlTables}. Immutable.
 */
public final class OnlineDdl {

    private final OnlineDdlTables tables;
    private final boolean lowerCaseNames;

    /** Of a server whose names keep their case. */
    public OnlineDdl(OnlineDdlTables tables) {
        this(tables, false);
    }

    /**
     * @param lowerCaseNames whether the source's {@code lower_case_table_names} is not 0
     */
    public OnlineDdl(OnlineDdlTables tables, boolean lowerCaseNames) {
        this.tables = tables;
        this.lowerCaseNames = lowerCaseNames;
    }

    /**
     * What a statement comes to.
     *
     * @param steps one for each rename of RENAME TABLE and for each table of DROP TABLE, one for
     *     any other statement
     * @param kept what is to be known for the next statement; what was {@link OnlineStep.Applied}
     *     is still in it until it has been run
     */
    public record Outcome(List<OnlineStep> steps, KeptStatements kept) {
        public Outcome {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param kept what the statements before it left
     * @throws MigrationException 36044 or 36045 when a table becomes a shadow table, 36046 when a
     *     shadow table of which nothing is known becomes real, 36041 when two do, 20049 when the
     *     rules know one half of an exchange only
     */
    public Outcome follow(DdlStatement statement, String defaultSchema, KeptStatements kept) {
        if (statement instanceof DdlStatement.RenameTable rename) {
            requireBothHalves(rename);
        }
        StepReader reader = new StepReader(this, defaultSchema, kept);
        return new Outcome(statement.accept(reader), reader.kept());
    }

    TableId id(TableName name, String defaultSchema) {
        TableId id = name.in(defaultSchema);
        return lowerCaseNames
                ? new TableId(
                        id.schema().toLowerCase(Locale.ROOT), id.table().toLowerCase(Locale.ROOT))
                : id;
    }

    private OnlineTable table(TableId table) {
        return tables.table(
                lowerCaseNames ? table.table().toLowerCase(Locale.ROOT) : table.table());
    }

    public TableKind kind(TableId table) {
        return table(table).kind();
    }

    /** The real table's name, which filters and routes are asked about. */
    public TableId real(TableId table) {
        OnlineTable named = table(table);
        return named.kind() == TableKind.REAL
                ? table
                : new TableId(table.schema(), named.realName());
    }

    private TableKind kind(TableName table) {
        return kind(id(table, ""));
    }

    private void requireBothHalves(DdlStatement.RenameTable rename) {
        if (rename.renames().size() != 2) {
            return;
        }
        Rename away = rename.renames().get(0);
        Rename back = rename.renames().get(1);
        boolean swaps = away.from().equals(back.to());
        boolean trash = kind(away.from()) == TableKind.REAL && kind(away.to()) == TableKind.TRASH;
        boolean shadow = kind(back.from()) == TableKind.SHADOW && kind(back.to()) == TableKind.REAL;
        if (swaps && trash != shadow) {
            throw new MigrationException(
                    ErrorCode.CONFIG_ONLINE_DDL_MISTAKE_REGEX,
                    "\""
                            + DdlPrinter.print(rename)
                            + "\" exchanges tables, and "
                            + (trash
                                    ? "shadow-table-rules do not know " + back.from().name()
                                    : "trash-table-rules do not know " + away.to().name()));
        }
    }

    /** The statements of a shadow table, about the real one. */
    static List<String> retargeted(List<String> statements, TableId real) {
        List<String> result = new ArrayList<>();
        for (String statement : statements) {
            if (!statement.isEmpty()) {
                result.add(Retargeting.of(statement, real));
            }
        }
        return result;
    }
}
