package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.job.source.binlog.value.ColumnDecoder;
import io.flinkdm.job.source.binlog.value.ColumnDecoders;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.BitSet;
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
    private final BitSet generated;
    private final int nullBytes;

    private RowDecoder(TableMapEvent map, ColumnDecoder[] decoders, BitSet generated) {
        this.map = map;
        this.decoders = decoders;
        this.generated = generated;
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
        BitSet generated = new BitSet(columns.size());
        for (int i = 0; i < decoders.length; i++) {
            checkSign(map, columns.get(i), i);
            generated.set(i, columns.get(i).generated());
            decoders[i] =
                    ColumnDecoders.of(map.table().quoted(), map.columns().get(i), columns.get(i));
        }
        return new RowDecoder(map, decoders, generated);
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

    /** The columns the server computes. */
    BitSet generated() {
        return generated;
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

    /**
     * An image of some columns.
     *
     * @param before what the others are
     * @param present the columns of the image
     */
    Row readChanged(BinlogBuffer in, Row before, BitSet present) {
        Object[] values = new Object[decoders.length];
        byte[] data = in.array();
        int nulls = in.skip((present.cardinality() + 7) / 8);
        int bit = 0;
        for (int i = 0; i < values.length; i++) {
            if (!present.get(i)) {
                values[i] = before.value(i);
            } else {
                boolean isNull = (data[nulls + (bit >> 3)] >> (bit & 7) & 1) != 0;
                values[i] = isNull ? null : decoders[i].read(in);
                bit++;
            }
        }
        return Row.of(values);
    }
}
