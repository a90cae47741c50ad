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

    private static final Set<String> CHARSETS =
            Set.of("utf8", "utf8mb3", "utf8mb4", "ascii", "latin1");

    private TableLimits() {}

    /** Each with the place it is at; {@code loads} when existing rows are read too. */
    static List<String> of(TableId table, TableSchema schema, boolean loads) {
        List<String> limits = new ArrayList<>();
        if (schema.primaryKey().isEmpty()) {
            limits.add(table + " has no primary key, which the connector cuts tables by");
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

    /** Finds a row with a zero date, or one of zero parts. */
    static Optional<String> zeroDates(TableId table, TableSchema schema) {
        String zeros =
                schema.columns().stream()
                        .filter(TableLimits::isDate)
                        .map(column -> TableId.quote(column.name()))
                        .map(name -> "DAYOFMONTH(" + name + ") = 0 OR MONTH(" + name + ") = 0")
                        .collect(Collectors.joining(" OR "));
        return zeros.isEmpty()
                ? Optional.empty()
                : Optional.of("SELECT 1 FROM " + table.quoted() + " WHERE " + zeros + " LIMIT 1");
    }
}
