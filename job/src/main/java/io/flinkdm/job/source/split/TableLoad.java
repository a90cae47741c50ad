package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.util.Objects;

/**
 * What has been read of a table's existing rows. Immutable.
 *
 * @param chunks read to their end
 * @param bytes their size as read
 */
public record TableLoad(TableId table, int chunks, long rows, long bytes) implements Serializable {

    public TableLoad {
        Objects.requireNonNull(table, "table");
    }

    /** Both together. */
    public TableLoad plus(TableLoad more) {
        return new TableLoad(table, chunks + more.chunks, rows + more.rows, bytes + more.bytes);
    }
}
