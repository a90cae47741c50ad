package io.flinkdm.udf.route;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a route adds to every row of one source table, and their values, the same for
 * all of its rows. They stand behind the table's own columns: from the table's name, from the
 * schema's, from the source's. Made by {@link TableRouter}, once for each table. Immutable.
 */
public record ExtractedColumns(List<String> names, List<String> values) {

    /** Adds nothing. */
    public static final ExtractedColumns NONE = new ExtractedColumns(List.of(), List.of());

    private static final ColumnType TEXT =
            new ColumnType("varchar", "varchar(255)", "utf8mb4", "utf8mb4_bin", List.of());

    public ExtractedColumns {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * The structure of the rows that {@link #extend(Row)} makes.
     *
     * @throws MigrationException 11043 when the table has a column of such a name
     */
    public TableSchema extend(TableSchema schema) {
        if (isEmpty()) {
            return schema;
        }
        List<Column> columns = new ArrayList<>(schema.columns());
        for (String name : names) {
            if (schema.indexOf(name) >= 0) {
                throw new MigrationException(
                        ErrorCode.GEN_TABLE_ROUTER,
                        "a route extracts into column " + name + ", which the source table has");
            }
            columns.add(new Column(name, TEXT, false, false));
        }
        return new TableSchema(columns, schema.keys());
    }

    /** The row with the values behind its own; {@code null} stays {@code null}. */
    public Row extend(Row row) {
        if (row == null || isEmpty()) {
            return row;
        }
        Object[] extended = new Object[row.size() + values.size()];
        for (int i = 0; i < row.size(); i++) {
            extended[i] = row.value(i);
        }
        for (int i = 0; i < values.size(); i++) {
            extended[row.size() + i] = values.get(i);
        }
        return Row.of(extended);
    }
}
