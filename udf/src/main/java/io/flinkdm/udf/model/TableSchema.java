package io.flinkdm.udf.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A table's structure: columns in order, primary and unique keys. It has no table name, so shards
 * of one structure share one value. Immutable.
 */
public record TableSchema(List<Column> columns, List<Key> keys) implements Serializable {

    public TableSchema {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The position of a column by name, letter case ignored as MySQL does; -1 when absent. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Column> column(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(columns.get(index));
    }

    public Optional<Key> primaryKey() {
        return keys.stream().filter(Key::primary).findFirst();
    }

    /** 64-bit FNV-1a over the structure's text: equal structures have equal fingerprints. */
    public long fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (byte b : toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
