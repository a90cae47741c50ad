package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;

/** Estimates how much room a change takes, in memory as in a statement. Stateless, pure. */
final class RowBytes {

    private static final int PER_ROW = 64;
    private static final int PER_VALUE = 8;

    private RowBytes() {}

    static int of(RowChange change) {
        return PER_ROW + of(change.before()) + of(change.after());
    }

    private static int of(Row row) {
        if (row == null) {
            return 0;
        }
        int bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.value(i);
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof byte[] binary) {
                // Two hexadecimal digits each.
                bytes += 2 * binary.length;
            }
            bytes += PER_VALUE;
        }
        return bytes;
    }
}
