package io.flinkdm.job.target;

import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.Objects;

/**
 * Which writer the rows of one source structure belong to in one target table. Rows of a table with
 * one unique key are spread by that key; all rows of any other table share one address: one writer
 * keeps their order. Immutable, pure.
 */
public final class TargetAddress {

    private final RowIdentity identity;
    private final KeyHash[] hashes;
    private final int base;

    private TargetAddress(RowIdentity identity, int base) {
        this.identity = identity;
        this.base = base;
        this.hashes = new KeyHash[identity.size()];
        for (int part = 0; part < hashes.length; part++) {
            hashes[part] = KeyHash.of(identity.targetColumn(part).type(), identity.prefix(part));
        }
    }

    public static TargetAddress of(TargetTable table, TableSchema source) {
        return of(table, source, null);
    }

    /**
     * Compiled once for each pair of structures, by {@link TargetAddresses}.
     *
     * @param before that of other rows of the table; nullable
     */
    static TargetAddress of(TargetTable table, TableSchema source, TargetAddress before) {
        RowIdentity.Kind kind = before == null ? null : before.identity.kind();
        int name = table.id().schema().hashCode() * 31 + table.id().table().hashCode();
        int base = table.foreignKeysChecked() ? 0 : name;
        return new TargetAddress(RowIdentity.of(table, source, kind), base);
    }

    /** The address of a row that has to keep its place among the changes of its table. */
    public int of(Row row) {
        return identity.kind() == RowIdentity.Kind.KEYED ? keyHash(row) : base;
    }

    /**
     * The address of a row of the snapshot. These come in no order; what clashes among them is
     * mended by the changes that are read again after them, so a key is enough to spread them.
     */
    public int ofSnapshot(Row row) {
        return identity.kind() == RowIdentity.Kind.KEYLESS ? base : keyHash(row);
    }

    /** Whether a key tells the table's rows apart. */
    public boolean tellsRowsApart() {
        return identity.kind() != RowIdentity.Kind.KEYLESS;
    }

    /** Whether an UPDATE takes the row to another key of a table that is spread by key. */
    boolean moves(Row before, Row after) {
        if (identity.kind() != RowIdentity.Kind.KEYED) {
            return false;
        }
        for (int part = 0; part < identity.size(); part++) {
            int column = identity.sourceColumn(part);
            if (!Objects.deepEquals(before.value(column), after.value(column))) {
                return true;
            }
        }
        return false;
    }

    /** Whole numbers that are neighbours in the key's last column have one, or the next one. */
    private int keyHash(Row row) {
        int hash = base;
        int last = hashes.length - 1;
        for (int part = 0; part < last; part++) {
            hash = hash * 31 + hashes[part].hash(row.value(identity.sourceColumn(part)));
        }
        Object value = row.value(identity.sourceColumn(last));
        return hash * 31 + hashes[last].neighbourhood(value);
    }
}
