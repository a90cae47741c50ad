package io.flinkdm.submit.explain.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * JSON values as a row of the stream has them. Numbers and texts are taken for what a client would
 * insert into the column; what the column cannot hold exactly is refused. Bytes are UTF-8 text or
 * {@code {"hex": "00ff"}}; a TIMESTAMP is in UTC. Stateless.
 */
public final class RowValues {

    private static final int LONGEST_ZEROS = 100;

    private RowValues() {}

    /**
     * @param values an array in the order of the columns
     * @throws BadValueException when one does not fit its column, or there are too many or too few
     */
    public static Row row(TableSchema schema, JsonNode values) {
        int columns = schema.columns().size();
        if (values.size() != columns) {
            throw new BadValueException(
                    "a row has " + values.size() + " values, its table " + columns + " columns");
        }
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = value(schema.columns().get(i), values.get(i));
        }
        return Row.of(row);
    }

    private static Object value(Column column, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        try {
            return value(column.type(), value);
        } catch (BadValueException e) {
            throw new BadValueException(
                    "column "
                            + column.name()
                            + " "
                            + column.type().definition()
                            + ": "
                            + e.getMessage());
        }
    }

    private static Object value(ColumnType type, JsonNode value) {
        switch (type.name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit":
                return Numbers.integer(type, scalar(value));
            case "float":
                return (double) Numbers.decimal(scalar(value)).floatValue();
            case "double":
                return Numbers.decimal(scalar(value)).doubleValue();
            case "decimal":
                return Numbers.fixed(type, scalar(value));
            case "date", "datetime", "timestamp", "time":
                return Temporals.spelled(type, scalar(value));
            case "enum":
                return Members.ordinal(type, value);
            case "set":
                return Members.mask(type, value);
            case "json":
                return JsonSpelling.of(value);
            default:
                return string(type, value);
        }
    }

    private static Object string(ColumnType type, JsonNode value) {
        if (type.binary()) {
            return padded(type, bytes(value));
        }
        if (!type.text()) {
            throw new BadValueException("only null can be given for this type");
        }
        String text = scalar(value);
        return type.name().equals("char") ? withoutBlanks(text) : text;
    }

    /** The server keeps no blanks at the end of a CHAR. */
    private static String withoutBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static byte[] bytes(JsonNode value) {
        if (!value.isObject()) {
            return scalar(value).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(value.path("hex").asText("?"));
        } catch (IllegalArgumentException e) {
            throw new BadValueException("bytes are a text or {\"hex\": \"…\"}");
        }
    }

    private static byte[] padded(ColumnType type, byte[] bytes) {
        return type.name().equals("binary")
                ? Arrays.copyOf(bytes, Math.max(bytes.length, Numbers.size(type, 1)))
                : bytes;
    }

    /** As a client would write it; TRUE is 1. */
    static String scalar(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "1" : "0";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            boolean plain = number.scale() < 0 && number.scale() > -LONGEST_ZEROS;
            return plain ? number.toPlainString() : number.toString();
        }
        if (!value.isTextual()) {
            throw new BadValueException("a number, a text or null is due");
        }
        return value.textValue();
    }
}
