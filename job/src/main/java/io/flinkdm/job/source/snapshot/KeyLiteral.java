package io.flinkdm.job.source.snapshot;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A key's value as an SQL literal that its own server compares as it compares the column. Text is
 * written as bytes with its character set and collation, so nothing is converted. Stateless.
 */
final class KeyLiteral {

    private static final HexFormat HEX = HexFormat.of();

    private KeyLiteral() {}

    /** The expression to select for {@link #of}. */
    static String expression(ChunkKey.Part part) {
        String name = TableId.quote(part.column().name());
        switch (part.column().type().name()) {
            case "enum", "set", "bit", "year":
                return "CAST(" + name + " AS UNSIGNED)";
            case "date", "time", "datetime", "timestamp", "inet4", "inet6", "uuid":
                return "CAST(" + name + " AS CHAR)";
            case "float", "double":
                // A product is printed with all its digits.
                return name + " * 1e0";
            default:
                // Any value cuts, so the end of a long text need not be part of the bound.
                return part.prefixLength() > 0
                        ? "LEFT(" + name + ", " + part.prefixLength() + ")"
                        : name;
        }
    }

    static String of(Column column, ResultSet row, int index) throws SQLException {
        ColumnType type = column.type();
        if (type.binary() || type.text()) {
            return text(type, row.getBytes(index));
        }
        String value = row.getString(index);
        switch (type.name()) {
            case "date", "time", "datetime", "timestamp", "inet4", "inet6", "uuid":
                return "'" + value + "'";
            case "year":
                // A number below 100 would be a year of this century.
                return "'" + "0".repeat(Math.max(0, 4 - value.length())) + value + "'";
            case "float", "double":
                // Without an exponent it would be a DECIMAL.
                return value.contains("e") || value.contains("E") ? value : value + "e0";
            default:
                return value;
        }
    }

    /** Whether the literal is the value again without any rounding or reading of a text. */
    static boolean exact(Column column) {
        switch (column.type().name()) {
            case "float", "double", "year", "time":
                return false;
            default:
                return true;
        }
    }

    /** A string of the type, in the type's own character set. */
    static String text(ColumnType type, byte[] bytes) {
        String hex = "X'" + HEX.formatHex(bytes) + "'";
        return type.charset() == null
                ? hex
                : "_" + type.charset() + " " + hex + " COLLATE " + type.collation();
    }
}
