package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.binlog.value.ServerCharset;
import io.flinkdm.job.source.binlog.value.VectorText;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a column is selected and read. The server's text is taken wherever it is exact; FLOAT is
 * selected as DOUBLE, ENUM, SET, BIT and YEAR as numbers, DATETIME and TIMESTAMP as text no driver
 * takes for a date.
 *
 * @param expression what to select
 */
record SnapshotColumn(String expression, CellReader reader) {

    /** Digits any number of which fit a long. */
    private static final int SAFE_DIGITS = 18;

    /**
     * @throws MigrationException 52001 when the type cannot be carried exactly yet
     */
    static SnapshotColumn of(TableId table, Column column) {
        String name = TableId.quote(column.name());
        ColumnType type = column.type();
        switch (type.name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint":
                return new SnapshotColumn(name, integer(type));
            case "bit", "enum", "set", "year":
                return new SnapshotColumn(
                        "CAST(" + name + " AS UNSIGNED)", SnapshotColumn::unsigned);
            case "float", "double":
                return new SnapshotColumn(floating(name, type), SnapshotColumn::floating);
            case "decimal":
                return new SnapshotColumn(name, decimal(type));
            case "datetime", "timestamp":
                return new SnapshotColumn("CAST(" + name + " AS CHAR)", ResultSet::getString);
            case "date", "time", "json":
                return new SnapshotColumn(name, ResultSet::getString);
            case "inet4", "inet6", "uuid":
                return new SnapshotColumn("CAST(" + name + " AS CHAR)", ResultSet::getString);
            case "vector":
                // The driver does not know MySQL's type.
                return new SnapshotColumn("HEX(" + name + ")", SnapshotColumn::vector);
            default:
                return string(table, column, name);
        }
    }

    private static SnapshotColumn string(TableId table, Column column, String name) {
        ColumnType type = column.type();
        if (type.binary() || type.spatial() || (type.text() && "binary".equals(type.charset()))) {
            return new SnapshotColumn(name, ResultSet::getBytes);
        }
        Optional<ServerCharset> charset =
                type.text() && type.charset() != null
                        ? ServerCharset.named(type.charset())
                        : Optional.empty();
        return new SnapshotColumn(
                name, text(charset.orElseThrow(() -> unsupported(table, column)), table, column));
    }

    private static MigrationException unsupported(TableId table, Column column) {
        String charset = column.type().charset();
        return new MigrationException(
                ErrorCode.UNSUPPORTED_YET,
                where(table, column)
                        + ": type "
                        + column.type().definition()
                        + (charset == null ? "" : " in character set " + charset)
                        + " cannot be carried exactly yet");
    }

    private static CellReader integer(ColumnType type) {
        if (type.name().equals("bigint") && type.unsigned()) {
            return SnapshotColumn::unsigned;
        }
        return (row, index) -> {
            long value = row.getLong(index);
            return value == 0 && row.wasNull() ? null : (Object) value;
        };
    }

    private static Object unsigned(ResultSet row, int index) throws SQLException {
        String digits = row.getString(index);
        if (digits == null) {
            return null;
        }
        if (digits.length() <= SAFE_DIGITS) {
            return Long.parseLong(digits);
        }
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** A product is a DOUBLE printed with all its digits; a sum would lose the sign of -0. */
    private static String floating(String name, ColumnType type) {
        boolean printedShort = type.name().equals("float") || type.definition().contains("(");
        return printedShort ? name + " * 1e0" : name;
    }

    private static Object floating(ResultSet row, int index) throws SQLException {
        double value = row.getDouble(index);
        return value == 0 && row.wasNull() ? null : (Object) value;
    }

    private static Object vector(ResultSet row, int index) throws SQLException {
        String hex = row.getString(index);
        if (hex == null) {
            return null;
        }
        byte[] floats = HexFormat.of().parseHex(hex);
        return VectorText.of(floats, 0, floats.length);
    }

    private static CellReader decimal(ColumnType type) {
        return type.definition().contains("zerofill")
                ? (row, index) -> withoutZeros(row.getString(index))
                : ResultSet::getString;
    }

    /** The binlog knows nothing of ZEROFILL. */
    private static String withoutZeros(String text) {
        if (text == null) {
            return null;
        }
        int start = 0;
        while (start + 1 < text.length()
                && text.charAt(start) == '0'
                && text.charAt(start + 1) != '.') {
            start++;
        }
        return text.substring(start);
    }

    private static CellReader text(ServerCharset charset, TableId table, Column column) {
        return (row, index) -> {
            byte[] bytes = row.getBytes(index);
            try {
                return bytes == null ? null : charset.decode(bytes, 0, bytes.length);
            } catch (CharacterCodingException e) {
                throw new MigrationException(
                        ErrorCode.DUMP_UNIT_RUNTIME,
                        "a value of "
                                + where(table, column)
                                + " holds bytes that are no "
                                + charset
                                + " text, or text Unicode does not have; mend the value on the"
                                + " source, or leave the table out",
                        e);
            }
        };
    }

    private static String where(TableId table, Column column) {
        return table.quoted() + " column `" + column.name() + "`";
    }
}
