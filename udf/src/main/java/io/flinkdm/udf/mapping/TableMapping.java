package io.flinkdm.udf.mapping;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;

/**
 * What the column mappings do to the rows of one table of one structure. Made by {@link
 * ColumnMapping}, kept by whoever has many rows of the table. Immutable.
 */
public final class TableMapping {

    private final TableId table;
    private final ColumnMappingRule rule;
    private final int column;
    private final ValueMapping values;

    private TableMapping(TableId table, ColumnMappingRule rule, int column, ValueMapping values) {
        this.table = table;
        this.rule = rule;
        this.column = column;
        this.values = values;
    }

    static TableMapping unchanged(TableId table) {
        return new TableMapping(table, null, -1, null);
    }

    /**
     * @param folded the table's names as the task compares names: DM holds them, not the names as
     *     written, against the prefixes of {@code partition id}
     */
    static TableMapping bind(
            ColumnMappingRule rule, TableId table, TableId folded, TableSchema schema) {
        int column = exactIndexOf(schema, rule.targetColumn());
        if (column < 0) {
            throw bad(table, rule, "the table has no such column");
        }
        MappingExpression expression = MappingExpression.named(rule.expression()).orElseThrow();
        try {
            ValueMapping values = expression.bind(rule.arguments(), folded);
            return new TableMapping(table, rule, column, values);
        } catch (UnmappableException e) {
            throw bad(table, rule, e.getMessage());
        }
    }

    /**
     * The row with the column's new value; {@code null} stays {@code null}.
     *
     * @throws MigrationException 36033 when the expression has no result for the value
     */
    public Row map(Row row) {
        if (row == null || column < 0) {
            return row;
        }
        Object[] mapped = new Object[row.size()];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = i == column ? value(row.value(i)) : row.value(i);
        }
        return Row.of(mapped);
    }

    private Object value(Object value) {
        try {
            return values.map(value);
        } catch (UnmappableException e) {
            throw bad(table, rule, e.getMessage());
        }
    }

    /** DM, unlike MySQL, minds the letter case of column names here. */
    private static int exactIndexOf(TableSchema schema, String column) {
        int index = schema.indexOf(column);
        return index >= 0 && schema.columns().get(index).name().equals(column) ? index : -1;
    }

    private static MigrationException bad(TableId table, ColumnMappingRule rule, String why) {
        return new MigrationException(
                ErrorCode.SYNCER_UNIT_DO_COLUMN_MAPPING,
                "column mapping "
                        + rule.name()
                        + ": "
                        + table.quoted()
                        + ", column "
                        + TableId.quote(rule.targetColumn())
                        + ": "
                        + why);
    }
}
