package io.flinkdm.cdc;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a table's structure the connector cannot carry exactly. Pure. */
final class TableLimits {

    private static final Set<String> DATES = Set.of("date", "datetime", "timestamp");

    private static final Set<String> WHOLE =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private static final Set<String> CHARSETS =
            Set.of("utf8", "utf8mb3", "utf8mb4", "ascii", "latin1");

    private TableLimits() {}

    /** Each with the place it is at; {@code loads} when existing rows are read too. */
    static List<String> of(TableId table, TableSchema schema, boolean loads) {
        List<String> limits = new ArrayList<>();
        if (schema.primaryKey().isEmpty()) {
            limits.add(table + " has no primary key, which the connector cuts tables by");
        } else if (loads) {
            ofKey(schema).ifPresent(why -> limits.add(table + " " + why));
        }
        if (table.toString().indexOf(',') >= 0) {
            limits.add(table + " has a comma in its name, which parts the connector's lists");
        }
        for (Column column : schema.columns()) {
            ofType(column.type(), loads)
                    .ifPresent(
                            why ->
                                    limits.add(
                                            table
                                                    + " column "
                                                    + TableId.quote(column.name())
                                                    + " "
                                                    + column.type().definition()
                                                    + ": "
                                                    + why));
        }
        return limits;
    }

    /**
     * While a table is loaded, the connector decides by the key's first column which chunk a change
     * belongs to. It compares texts as Java does and not as their collation does, and other types
     * by their texts: changes may be dropped.
     */
    private static Optional<String> ofKey(TableSchema schema) {
        String first = schema.primaryKey().orElseThrow().columns().get(0);
        return schema.column(first)
                .filter(column -> !WHOLE.contains(column.type().name()))
                .map(
                        column ->
                                "is cut by "
                                        + TableId.quote(column.name())
                                        + " "
                                        + column.type().definition()
                                        + ", which the connector orders otherwise than the server:"
                                        + " only whole numbers can begin the primary key");
    }

    private static Optional<String> ofType(ColumnType type, boolean loads) {
        if (!ColumnConverters.known(type)) {
            return Optional.of(
                    switch (type.name()) {
                        case "year" -> "0000 becomes 2000";
                        case "json" -> "numbers are spelled anew";
                        default -> "it is not carried";
                    });
        }
        if (loads && type.name().equals("time")) {
            return Optional.of("a negative value may lose its sign");
        }
        if (loads && type.name().equals("float")) {
            return Optional.of("digits may be lost");
        }
        String charset = type.charset();
        return type.text() && !CHARSETS.contains(charset)
                ? Optional.of("its character set is not carried: " + charset)
                : Optional.empty();
    }

    static boolean hasDates(TableSchema schema) {
        return schema.columns().stream().anyMatch(TableLimits::isDate);
    }

    private static boolean isDate(Column column) {
        return DATES.contains(column.type().name());
    }

    /**
     * Finds a row with a zero date, or one of zero parts, or one of the days that the calendar
     * skipped: Java's counts them as ten days later.
     */
    static Optional<String> oddDates(TableId table, TableSchema schema) {
        String odd =
                schema.columns().stream()
                        .filter(TableLimits::isDate)
                        .map(column -> TableId.quote(column.name()))
                        .map(
                                name ->
                                        String.format(
                                                "DAYOFMONTH(%1$s) = 0 OR MONTH(%1$s) = 0 OR %1$s >="
                                                        + " '1582-10-05' AND %1$s < '1582-10-15'",
                                                name))
                        .collect(Collectors.joining(" OR "));
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("SELECT 1 FROM " + table.quoted() + " WHERE " + odd + " LIMIT 1");
    }
}
