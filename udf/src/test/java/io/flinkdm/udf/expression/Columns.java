package io.flinkdm.udf.expression;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Structures and rows as tests write them. */
final class Columns {

    private static final Pattern COLUMN =
            Pattern.compile("(\\w+) ((\\w+)(?:\\((.*)\\))?(?: unsigned)?)(?: collate (\\w+))?");

    private Columns() {}

    /** {@code a int unsigned, b varchar(20) collate utf8mb4_bin}. */
    static TableSchema schema(String columns) {
        return new TableSchema(
                Arrays.stream(columns.split(", ")).map(Columns::column).toList(), List.of());
    }

    private static Column column(String text) {
        Matcher parts = COLUMN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        String type = parts.group(3);
        boolean listed = type.equals("enum") || type.equals("set");
        boolean hasText = listed || type.endsWith("char") || type.endsWith("text");
        String collation = parts.group(5) == null ? "utf8mb4_bin" : parts.group(5);
        return new Column(
                parts.group(1),
                new ColumnType(
                        type,
                        parts.group(2),
                        hasText ? collation.substring(0, collation.indexOf('_')) : null,
                        hasText ? collation : null,
                        listed ? members(parts.group(4)) : List.of()),
                true,
                false);
    }

    private static List<String> members(String list) {
        return Arrays.stream(list.split(",")).map(m -> m.substring(1, m.length() - 1)).toList();
    }

    /** {@code 1, 2.5, 'text', NULL}. */
    static Row row(String values) {
        return Row.of(Arrays.stream(values.split(", ")).map(Columns::value).toArray());
    }

    private static Object value(String text) {
        if (text.equals("NULL")) {
            return null;
        }
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        return text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
    }
}
