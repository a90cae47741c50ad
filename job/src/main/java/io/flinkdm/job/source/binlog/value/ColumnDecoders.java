package io.flinkdm.job.source.binlog.value;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;

/**
 * Chooses the decoder of a column from what the binlog says (how it is stored) and what the
 * structure says (what it means). Called once per column and table map. Stateless.
 */
public final class ColumnDecoders {

    private ColumnDecoders() {}

    /**
     * @param table for messages
     * @throws MigrationException 36027 when the structure's type is stored otherwise than the
     *     binlog says; 52001 when the type cannot be carried exactly yet
     */
    public static ColumnDecoder of(String table, BinlogColumn stored, Column column) {
        ColumnType type = column.type();
        if (!StoredTypes.known(type.name())) {
            throw unsupported(table, column, "");
        }
        if (!StoredTypes.known(stored.type())) {
            throw unsupported(table, column, " stored as binlog type " + stored.type());
        }
        if (!StoredTypes.fits(stored.type(), type.name())) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH,
                    where(table, column)
                            + " is tracked as "
                            + type.definition()
                            + " but the binlog stores it as type "
                            + stored.type());
        }
        return choose(table, stored, column);
    }

    private static ColumnDecoder choose(String table, BinlogColumn stored, Column column) {
        boolean unsigned = column.type().unsigned();
        int metadata = stored.metadata();
        switch (stored.type()) {
            case BinlogColumn.TINY:
                return NumberDecoders.tiny(unsigned);
            case BinlogColumn.SHORT:
                return NumberDecoders.small(unsigned);
            case BinlogColumn.INT24:
                return NumberDecoders.medium(unsigned);
            case BinlogColumn.LONG:
                return NumberDecoders.normal(unsigned);
            case BinlogColumn.LONGLONG:
                return NumberDecoders.big(unsigned);
            case BinlogColumn.FLOAT:
                return NumberDecoders.floating();
            case BinlogColumn.DOUBLE:
                return NumberDecoders.doubling();
            case BinlogColumn.NEWDECIMAL:
                return new DecimalText(metadata >> 8, metadata & 0xff)::read;
            case BinlogColumn.BIT:
                return NumberDecoders.bit(metadata);
            case BinlogColumn.ENUM, BinlogColumn.SET:
                return NumberDecoders.members(metadata);
            case BinlogColumn.JSON:
                return StringDecoders.json(metadata, where(table, column));
            case BinlogColumn.STRING:
                return string(table, column, metadata);
            case BinlogColumn.VARCHAR, BinlogColumn.VAR_STRING:
                return varying(table, column, metadata > 255 ? 2 : 1);
            case BinlogColumn.BLOB:
                return varying(table, column, metadata);
            case BinlogColumn.VARCHAR_COMPRESSED:
                return compressed(table, column, metadata > 255 ? 2 : 1);
            case BinlogColumn.BLOB_COMPRESSED:
                return compressed(table, column, metadata);
            case BinlogColumn.GEOMETRY:
                return StringDecoders.bytes(metadata);
            case BinlogColumn.VECTOR:
                return StringDecoders.vector(metadata);
            default:
                return temporal(table, stored, column);
        }
    }

    private static ColumnDecoder string(String table, Column column, int width) {
        int lengthBytes = width > 255 ? 2 : 1;
        if (column.type().binary()) {
            return StringDecoders.padded(lengthBytes, width);
        }
        switch (column.type().name()) {
            case "inet4":
                return StringDecoders.padded(AddressText.INET4_BYTES, AddressText::inet4);
            case "inet6":
                return StringDecoders.padded(AddressText.BYTES, AddressText::inet6);
            case "uuid":
                return StringDecoders.padded(AddressText.BYTES, AddressText::uuid);
            default:
                return varying(table, column, lengthBytes);
        }
    }

    private static ColumnDecoder varying(String table, Column column, int lengthBytes) {
        if (column.type().name().equals("vector")) {
            return StringDecoders.vector(lengthBytes);
        }
        return bytes(column)
                ? StringDecoders.bytes(lengthBytes)
                : StringDecoders.text(charset(table, column), lengthBytes, where(table, column));
    }

    private static ColumnDecoder compressed(String table, Column column, int lengthBytes) {
        ColumnDecoder bytes = StringDecoders.compressed(lengthBytes);
        return bytes(column)
                ? bytes
                : StringDecoders.text(charset(table, column), bytes, where(table, column));
    }

    private static boolean bytes(Column column) {
        return column.type().binary() || "binary".equals(column.type().charset());
    }

    private static ServerCharset charset(String table, Column column) {
        String charset = column.type().charset();
        return ServerCharset.named(charset == null ? "" : charset)
                .orElseThrow(() -> unsupported(table, column, " in character set " + charset));
    }

    private static ColumnDecoder temporal(String table, BinlogColumn stored, Column column) {
        int digits = stored.metadata();
        switch (stored.type()) {
            case BinlogColumn.YEAR:
                return NumberDecoders.year();
            case BinlogColumn.DATE, BinlogColumn.NEWDATE:
                return TemporalDecoders.date();
            case BinlogColumn.TIME2:
                return TemporalDecoders.time(digits);
            case BinlogColumn.DATETIME2:
                return TemporalDecoders.dateTime(digits);
            case BinlogColumn.TIMESTAMP2:
                return TemporalDecoders.timestamp(digits);
            default:
                return oldTemporal(table, stored, column);
        }
    }

    private static ColumnDecoder oldTemporal(String table, BinlogColumn stored, Column column) {
        if (column.type().definition().indexOf('(') >= 0) {
            // MariaDB with mysql56_temporal_format=OFF: the binlog does not tell the layout.
            throw unsupported(table, column, " stored in the format before MySQL 5.6");
        }
        switch (stored.type()) {
            case BinlogColumn.TIME:
                return TemporalDecoders.oldTime();
            case BinlogColumn.DATETIME:
                return TemporalDecoders.oldDateTime();
            case BinlogColumn.TIMESTAMP:
                return TemporalDecoders.oldTimestamp();
            default:
                throw unsupported(table, column, " stored as binlog type " + stored.type());
        }
    }

    private static MigrationException unsupported(String table, Column column, String how) {
        return new MigrationException(
                ErrorCode.UNSUPPORTED_YET,
                where(table, column)
                        + ": type "
                        + column.type().definition()
                        + how
                        + " cannot be carried exactly yet");
    }

    private static String where(String table, Column column) {
        return table + " column `" + column.name() + "`";
    }
}
