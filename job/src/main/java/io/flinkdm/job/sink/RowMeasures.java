package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long a row is that a server finds too long, and which one it is: its key where that is of
 * numbers, never another value. Stateless, pure.
 */
final class RowMeasures {

    private RowMeasures() {}

    static String of(LaneRow row) {
        RowChange change = row.change();
        Row values = change.after() == null ? change.before() : change.after();
        long bytes = 0;
        long most = -1;
        String longest = "";
        for (WriteColumn column : row.layout().written()) {
            long length = bytes(values.value(column.place()));
            bytes += length;
            if (length > most) {
                most = length;
                longest = column.quoted();
            }
        }
        return "the row"
                + key(row.layout().key(), values)
                + " takes "
                + bytes
                + " bytes, "
                + most
                + " of them in "
                + longest;
    }

    private static String key(List<WriteColumn> key, Row values) {
        String text =
                key.stream()
                        .filter(column -> values.value(column.place()) instanceof Number)
                        .map(column -> column.quoted() + "=" + values.value(column.place()))
                        .collect(Collectors.joining(" AND "));
        return text.isEmpty() ? "" : " " + text;
    }

    private static long bytes(Object value) {
        if (value instanceof byte[] binary) {
            return binary.length;
        }
        return value instanceof String text ? PacketLimit.utf8Bytes(text) : Long.BYTES;
    }
}
