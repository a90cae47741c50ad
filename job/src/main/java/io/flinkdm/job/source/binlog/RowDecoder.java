package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.job.source.binlog.value.ColumnDecoder;
import io.flinkdm.job.source.binlog.value.ColumnDecoders;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;

/**
 * Turns row images of one table map into {@link Row}s. The reader makes one for each table map and
 * structure and keeps it while both last: all choices are made here, none per value.
 *
 * <p>Fetcher thread.
 */
public final class RowDecoder {

    private final TableMapEvent map;
    private final ColumnDecoder[] decoders;
    private final int nullBytes;

    private RowDecoder(TableMapEvent map, ColumnDecoder[] decoders) {
        this.map = map;
        this.decoders = decoders;
        this.nullBytes = (decoders.length + 7) / 8;
    }

    /**
     * @param schema the source table's structure at the place of the table map
     * @throws MigrationException 36027 when the structure does not fit the table map; 52001 when a
     *     column's type cannot be carried exactly yet
     */
    public static RowDecoder of(TableMapEvent map, TableSchema schema) {
        List<Column> columns = schema.columns();
        if (columns.size() != map.columns().size()) {
            throw mismatch(
                    map.table().quoted()
                            + " has "
                            + map.columns().size()
                            + " columns, the tracked structure "
                            + columns.size());
        }
        ColumnDecoder[] decoders = new ColumnDecoder[columns.size()];
        for (int i = 0; i < decoders.length; i++) {
            checkSign(map, columns.get(i), i);
            decoders[i] =
                    ColumnDecoders.of(map.table().quoted(), map.columns().get(i), columns.get(i));
        }
        return new RowDecoder(map, decoders);
    }

    private static void checkSign(TableMapEvent map, Column column, int index) {
        if (!map.columns().get(index).numeric() || map.unsigned().isEmpty()) {
            return;
        }
        if (map.unsigned().get().get(index) != column.type().unsigned()) {
            throw mismatch(
                    map.table().quoted()
                            + " column `"
                            + column.name()
                            + "` is tracked as "
                            + column.type().definition()
                            + " but the binlog disagrees on its sign");
        }
    }

    private static MigrationException mismatch(String text) {
        return new MigrationException(ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH, text);
    }

    public TableMapEvent map() {
        return map;
    }

    /** One image: a bit a column for NULL, then the values that are not. */
    Row read(BinlogBuffer in) {
        int count = decoders.length;
        Object[] values = new Object[count];
        byte[] data = in.array();
        int nulls = in.skip(nullBytes);
        for (int i = 0; i < count; i++) {
            if ((data[nulls + (i >> 3)] >> (i & 7) & 1) == 0) {
                values[i] = decoders[i].read(in);
            }
        }
        return Row.of(values);
    }
}
