package io.flinkdm.testkit.diff;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The defaults of a table's columns, in one spelling for all servers. Stateless. */
public final class ColumnDefaults {

    private static final String COLUMNS =
            "SELECT COLUMN_NAME, COLUMN_DEFAULT, EXTRA, DATA_TYPE FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";

    private ColumnDefaults() {}

    /** One line for each column that has one; the list is the caller's. */
    public static List<String> read(Connection connection, TableName name) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, name.schema());
            query.setString(2, name.table());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String value = rows.getString(2);
                    value = mariaDb ? unquoted(value) : value;
                    if (value != null) {
                        lines.add(rows.getString(1) + "=" + spelled(value, rows.getString(4)));
                    }
                }
            }
        }
        return lines;
    }

    /** MariaDB shows the default as it stands in a statement. */
    private static String unquoted(String value) {
        if (value == null || value.equals("NULL")) {
            return null;
        }
        return value.startsWith("'")
                ? value.substring(1, value.length() - 1).replace("''", "'").replace("\\'", "'")
                : value;
    }

    private static String spelled(String value, String type) {
        if (value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")) {
            return value.toUpperCase(Locale.ROOT).replace("()", "");
        }
        if (value.startsWith("0x") && type.toLowerCase(Locale.ROOT).endsWith("binary")) {
            // MySQL 8.0 shows bytes so
            byte[] bytes = HexFormat.of().parseHex(value.substring(2));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        // TiDB keeps 0.5 as it was written, MySQL as its type prints it
        return type.equalsIgnoreCase("decimal") || type.equalsIgnoreCase("double")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
