package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Selects rows of a table and reads them as the binlog would give them. Fetcher thread. */
public final class RowSelect {

    private static final int OVERHEAD_BYTES = 8;
    private static final int ROWS_AT_ONCE = 100;

    private final TableId table;
    private final List<SnapshotColumn> columns;
    private final int rowsAtOnce;
    private final CellReader[] readers;

    private RowSelect(TableId table, List<SnapshotColumn> columns, int rowsAtOnce) {
        this.table = table;
        this.columns = columns;
        this.rowsAtOnce = rowsAtOnce;
        this.readers = columns.stream().map(SnapshotColumn::reader).toArray(CellReader[]::new);
    }

    /**
     * @throws MigrationException 52001 when a column's type cannot be carried exactly yet
     */
    public static RowSelect of(TableId table, TableSchema schema) {
        return new RowSelect(
                table,
                schema.columns().stream()
                        .map((Column column) -> SnapshotColumn.of(table, column))
                        .toList(),
                schema.columns().stream().anyMatch(column -> large(column.type()))
                        ? 1
                        : ROWS_AT_ONCE);
    }

    /** Whether one value may be as large as a packet, which is 64 KiB for all the others. */
    private static boolean large(ColumnType type) {
        return switch (type.name()) {
            case "mediumtext", "longtext", "mediumblob", "longblob", "json" -> true;
            default -> type.spatial();
        };
    }

    /** How many rows the driver may hold. */
    int rowsAtOnce() {
        return rowsAtOnce;
    }

    /**
     * @param where which rows only, as a user wrote it; {@code ""} for all
     * @param order of the rows, {@code ""} for any
     */
    String sql(ChunkRange range, String where, String order) {
        return "SELECT "
                + String.join(", ", columns.stream().map(SnapshotColumn::expression).toList())
                + ChunkSql.fromRange(table, range, where)
                + order;
    }

    Row read(ResultSet result) throws SQLException {
        Object[] values = new Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers[i].read(result, i + 1);
        }
        return Row.of(values);
    }

    /** About how much memory a row takes and how long it is on the wire. */
    static long bytes(Row row) {
        long bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.value(i);
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof byte[] binary) {
                bytes += binary.length;
            } else {
                bytes += OVERHEAD_BYTES;
            }
        }
        return bytes;
    }
}
