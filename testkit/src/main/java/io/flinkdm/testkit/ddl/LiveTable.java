package io.flinkdm.testkit.ddl;

import java.util.List;
import java.util.Optional;

/**
 * A table as the server describes it. The first letter of its name says how it was made: {@code k}
 * with a primary key, which stays; {@code u} with a unique key; {@code n} with no key; {@code p}
 * with partitions. Immutable.
 *
 * @param partitions their names in order, and the bound of each
 */
record LiveTable(
        String schema,
        String name,
        List<LiveColumn> columns,
        List<LiveKey> keys,
        List<Partition> partitions) {

    /** One of a range. */
    record Partition(String name, long bound) {}

    LiveTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        partitions = List.copyOf(partitions);
    }

    boolean isPartitioned() {
        return !partitions.isEmpty();
    }

    /** {@code k}, {@code u}, {@code n} or {@code p}. */
    String letter() {
        return name.substring(0, 1);
    }

    List<String> columnNames() {
        return columns.stream().map(LiveColumn::name).toList();
    }

    List<String> keyNames() {
        return keys.stream().map(LiveKey::name).toList();
    }

    Optional<LiveKey> key(String wanted) {
        return keys.stream().filter(key -> key.name().equals(wanted)).findFirst();
    }

    boolean isIndexed(LiveColumn column) {
        return keys.stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    boolean isInPrimaryKey(LiveColumn column) {
        return key(LiveKey.PRIMARY).stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    /** The traffic's own columns and what others are computed from stay as they are. */
    List<LiveColumn> free() {
        return columns.stream()
                .filter(column -> !column.name().equals("id") && !column.name().equals("k"))
                .filter(column -> !isInPrimaryKey(column))
                .filter(column -> columns.stream().noneMatch(column::feeds))
                .toList();
    }

    /** Free ones that hold values of their own. */
    List<LiveColumn> changeable() {
        return free().stream().filter(column -> !column.isGenerated()).toList();
    }
}
