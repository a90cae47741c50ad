package io.flinkdm.job.sink;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.stream.Collectors;

/** The statement of a row for messages: its table, columns and key, no value. Stateless, pure. */
final class MaskedStatement {

    private MaskedStatement() {}

    static String of(LaneRow row) {
        WriteLayout layout = row.layout();
        String table = layout.target().quoted();
        return switch (row.change().kind()) {
            case INSERT -> "INSERT INTO " + table + " (" + names(layout.written()) + ") VALUES (…)";
            case UPDATE ->
                    "UPDATE "
                            + table
                            + " SET "
                            + names(layout.written())
                            + " WHERE "
                            + matches(layout);
            case DELETE -> "DELETE FROM " + table + " WHERE " + matches(layout);
        };
    }

    private static String names(List<WriteColumn> columns) {
        return columns.stream().map(WriteColumn::quoted).collect(Collectors.joining(","));
    }

    private static String matches(WriteLayout layout) {
        List<WriteColumn> key = layout.key().isEmpty() ? layout.matched() : layout.key();
        return key.stream()
                .map(column -> TableId.quote(column.target().name()) + "=?")
                .collect(Collectors.joining(" AND "));
    }
}
