package io.flinkdm.testkit.diff;

import java.util.Set;

/**
 * A column as {@code information_schema} describes it. Immutable.
 *
 * @param dataType the name of the type, lower case
 * @param charset null when it holds no text
 * @param generated whether it is computed from others
 */
public record ColumnShape(
        String name,
        String dataType,
        String columnType,
        String nullable,
        String charset,
        boolean generated) {

    /** TiDB's VECTOR, whose floats no function of it shows as bytes. */
    static final String VECTOR_AS_TEXT = "vector as text";

    private static final Set<String> SPATIAL =
            Set.of(
                    "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection");

    /** What two equal columns have in common: display widths of integers say nothing. */
    public String description() {
        String type = columnType.replaceAll("(int|year)\\(\\d+\\)", "$1");
        return name + " " + type + ("YES".equals(nullable) ? "" : " NOT NULL");
    }

    /**
     * The value as text in hexadecimal digits, made by the server so that no driver has a say.
     *
     * @param other the column it is compared with
     */
    String expression(ColumnShape other) {
        String column = TableName.quote(name);
        if (charset != null) {
            // TiDB's latin1 and ascii are UTF-8 inside
            return charset.equals(other.charset) && charset.startsWith("utf8")
                    ? "HEX(" + column + ")"
                    : "HEX(CONVERT(" + column + " USING utf8mb4))";
        }
        if (isBytes()) {
            return "HEX(" + column + ")";
        }
        if (dataType.equals("bit")) {
            return "HEX(CAST(CAST(" + column + " AS UNSIGNED) AS CHAR))";
        }
        if (dataType.equals("float") || columnType.startsWith("double(")) {
            // a FLOAT prints six digits; as DOUBLE it prints all it has
            return "HEX(CAST(" + column + " + 0E0 AS CHAR))";
        }
        if (dataType.equals("double")) {
            // MySQL 9 gives the text of a sum 22 characters only
            return "HEX(CONCAT(" + column + ", ''))";
        }
        if (columnType.contains("zerofill")) {
            // not every server prints the zeros
            return "HEX(CONCAT(" + column + " + 0, ''))";
        }
        // TiDB's CAST loses the last digit of a DECIMAL(n, n) below zero
        return dataType.equals("decimal")
                ? "HEX(CONCAT(" + column + ", ''))"
                : "HEX(CAST(" + column + " AS CHAR))";
    }

    boolean isFloating() {
        return dataType.equals("double") || isFloat();
    }

    /** Four bytes, which more digits than they have cannot tell apart. */
    boolean isFloat() {
        return dataType.equals("float");
    }

    boolean isJson() {
        return dataType.equals("json");
    }

    boolean isVector() {
        return dataType.equals("vector") || dataType.equals(VECTOR_AS_TEXT);
    }

    private boolean isBytes() {
        return dataType.endsWith("binary")
                || dataType.endsWith("blob")
                || dataType.equals("vector")
                || SPATIAL.contains(dataType);
    }
}
