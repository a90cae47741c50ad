package io.flinkdm.cdc;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Makes rows of one table. Task thread. */
final class TableRows {

    private final SourceTable table;
    private final TableSchema schema;
    private final long fingerprint;
    private final List<ColumnConverter> converters;

    TableRows(SourceTable table, TableSchema schema) {
        this.table = table;
        this.schema = schema;
        this.fingerprint = schema.fingerprint();
        this.converters =
                schema.columns().stream()
                        .map(column -> ColumnConverters.of(column.type()))
                        .toList();
    }

    SourceTable table() {
        return table;
    }

    long fingerprint() {
        return fingerprint;
    }

    /**
     * @param image {@code null} stays
     */
    Row row(Struct image) {
        if (image == null) {
            return null;
        }
        if (image.schema().fields().size() != converters.size()) {
            throw stops("a row has other columns than the table had at the start");
        }
        Object[] values = new Object[converters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(image, i);
        }
        return Row.of(values);
    }

    private Object value(Struct image, int index) {
        Column column = schema.columns().get(index);
        Field field = image.schema().field(column.name());
        if (field == null) {
            throw stops("a row has no column " + column.name());
        }
        Object value = image.get(field);
        try {
            return value == null ? null : converters.get(index).convert(value);
        } catch (IllegalArgumentException | ClassCastException | ArithmeticException e) {
            // without the cause: its message may quote the value
            throw stops(
                    "a value of "
                            + column.name()
                            + " ("
                            + column.type().definition()
                            + ") cannot be carried exactly");
        }
    }

    private MigrationException stops(String why) {
        return new MigrationException(
                ErrorCode.SOURCE_CONNECTOR_LIMIT, table + " read by flink-cdc: " + why);
    }
}
