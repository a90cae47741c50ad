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
    static String expression(Column column) {
        String name = TableId.quote(column.name());
        switch (column.type().name()) {
            case "enum", "set", "bit", "year":
                return "CAST(" + name + " AS UNSIGNED)";
            case "date", "time", "datetime", "timestamp":
                return "CAST(" + name + " AS CHAR)";
            default:
                return name;
        }
    }

    static String of(Column column, ResultSet row, int index) throws SQLException {
        ColumnType type = column.type();
        if (type.binary() || type.text()) {
            return text(type, row.getBytes(index));
        }
        switch (type.name()) {
            case "date", "time", "datetime", "timestamp":
                return "'" + row.getString(index) + "'";
            default:
                return row.getString(index);
        }
    }

    private static String text(ColumnType type, byte[] bytes) {
        String hex = "X'" + HEX.formatHex(bytes) + "'";
        return type.charset() == null
                ? hex
                : "_" + type.charset() + " " + hex + " COLLATE " + type.collation();
    }
}
