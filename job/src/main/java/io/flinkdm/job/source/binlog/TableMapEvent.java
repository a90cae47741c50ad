package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.job.source.binlog.value.BinlogColumn;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Says which table the rows events with its number mean and how their values are stored. The reader
 * keeps the latest one of each number until the next binlog file. Immutable.
 *
 * @param columns all columns; those after a type this system does not know have no metadata, which
 *     {@link RowDecoder} refuses before it matters
 * @param unsigned per column, where the server tells it (MySQL 8.0, MariaDB 10.5 and later)
 */
public record TableMapEvent(
        long tableId, TableId table, List<BinlogColumn> columns, Optional<BitSet> unsigned) {

    private static final int SIGNEDNESS = 1;

    public TableMapEvent {
        columns = List.copyOf(columns);
    }

    /**
     * @param body the event without header and checksum
     */
    public static TableMapEvent parse(byte[] body) {
        try {
            return parse(new BinlogBuffer(body));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "table map event cut short", e);
        }
    }

    private static TableMapEvent parse(BinlogBuffer in) {
        long tableId = in.uint48();
        in.skip(2);
        TableId table = new TableId(name(in), name(in));
        byte[] types = in.bytes(in.lengthEncoded());
        BinlogBuffer metadata = new BinlogBuffer(in.bytes(in.lengthEncoded()));
        List<BinlogColumn> columns = columns(types, metadata);
        in.skip((types.length + 7) / 8);
        return new TableMapEvent(tableId, table, columns, signedness(in, columns));
    }

    private static String name(BinlogBuffer in) {
        String name = new String(in.bytes(in.uint8()), StandardCharsets.UTF_8);
        in.skip(1);
        return name;
    }

    private static List<BinlogColumn> columns(byte[] types, BinlogBuffer metadata) {
        List<BinlogColumn> columns = new ArrayList<>(types.length);
        boolean readable = true;
        for (byte type : types) {
            BinlogColumn column =
                    readable
                            ? BinlogColumn.read(type & 0xff, metadata)
                            : new BinlogColumn(type & 0xff, 0);
            columns.add(column);
            // How long an unknown type's metadata is, nobody knows.
            readable &= column.known();
        }
        return columns;
    }

    /** The optional metadata is a list of kind, length, value; only signedness is used. */
    private static Optional<BitSet> signedness(BinlogBuffer in, List<BinlogColumn> columns) {
        while (in.remaining() > 1) {
            int kind = in.uint8();
            byte[] value = in.bytes(in.lengthEncoded());
            if (kind == SIGNEDNESS) {
                return unsigned(value, columns);
            }
        }
        return Optional.empty();
    }

    /** One bit a numeric column, the first one in the highest bit. */
    private static Optional<BitSet> unsigned(byte[] bits, List<BinlogColumn> columns) {
        BitSet unsigned = new BitSet(columns.size());
        int bit = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).numeric()) {
                unsigned.set(i, bit / 8 < bits.length && (bits[bit / 8] & 0x80 >> bit % 8) != 0);
                bit++;
            }
        }
        return bits.length == (bit + 7) / 8 ? Optional.of(unsigned) : Optional.empty();
    }
}
