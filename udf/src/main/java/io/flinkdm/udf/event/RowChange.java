package io.flinkdm.udf.event;

import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import java.util.Objects;

/**
 * One row inserted, updated or deleted upstream, or read by the snapshot (then an INSERT).
 *
 * @param schema fingerprint of the {@link io.flinkdm.udf.model.TableSchema} both images follow
 * @param before the row before, {@code null} for INSERT
 * @param after the row after, {@code null} for DELETE
 * @param safe whether the change may have been applied already and must be written idempotently
 * @param rowIndex place of the row within its event, from 0
 */
public record RowChange(
        SourceTable table,
        long schema,
        ChangeKind kind,
        Row before,
        Row after,
        boolean safe,
        Origin origin,
        int rowIndex)
        implements ChangeEvent {

    public RowChange {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(origin, "origin");
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.row(this);
    }

    @Override
    public String sourceId() {
        return table.sourceId();
    }

    /** The same, to be written idempotently. */
    public RowChange asSafe() {
        return safe
                ? this
                : new RowChange(table, schema, kind, before, after, true, origin, rowIndex);
    }

    /** The image that says which row this is: the row before, or the inserted one. */
    public Row identity() {
        return before != null ? before : after;
    }

    @Override
    public String toString() {
        return kind + " " + ChangeEvent.where(table, origin) + " row " + rowIndex;
    }
}
