package io.flinkdm.job.target;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * How rows of one source structure are told apart in their target table, after DM: the primary key,
 * else the first unique key without a nullable column. The target's keys count, since they are what
 * its statements meet; a key over a column the source lacks tells nothing. Immutable, pure.
 */
public final class RowIdentity {

    /** What order rows of a table need. */
    public enum Kind {
        /** One unique key: rows with different keys have nothing to do with each other. */
        KEYED,
        /**
         * So, too, and the target has columns of its own: a row takes their values to another key,
         * so the two keys have something to do with each other.
         */
        MOVING,
        /** Told apart by a key, but another one may clash: rows that share one keep their order. */
        ORDERED,
        /** No key tells rows apart: rows keep their order and match by all columns. */
        KEYLESS
    }

    private final Kind kind;
    private final int[] sourceColumns;
    private final List<Column> targetColumns;
    private final List<Key.Part> parts;

    private RowIdentity(
            Kind kind, int[] sourceColumns, List<Column> targetColumns, List<Key.Part> parts) {
        this.kind = kind;
        this.sourceColumns = sourceColumns;
        this.targetColumns = targetColumns;
        this.parts = parts;
    }

    public static RowIdentity of(TargetTable table, TableSchema source) {
        return of(table, source, null);
    }

    /**
     * @param before the kind of other rows of the table that may be on their way; rows of one key
     *     have to take the same way, so this one wins where the two need no other order. Nullable.
     */
    public static RowIdentity of(TargetTable table, TableSchema source, Kind before) {
        List<Key> keys = keysThatClash(table, source);
        return identifying(keys, table, source)
                .map(
                        key ->
                                new RowIdentity(
                                        asBefore(kind(key, keys, table, source), before),
                                        places(key, source),
                                        columns(key, table),
                                        key.parts()))
                .orElseGet(() -> new RowIdentity(Kind.KEYLESS, new int[0], List.of(), List.of()));
    }

    /** The target's keys but for those it fills with numbers of its own. */
    public static List<Key> keysThatClash(TargetTable table, TableSchema source) {
        return table.structure().keys().stream()
                .filter(key -> !numberedByTarget(key, table, source))
                .toList();
    }

    public Kind kind() {
        return kind;
    }

    /** How many columns the key has; 0 without one. */
    public int size() {
        return sourceColumns.length;
    }

    /** Where the key's column stands in the source's rows. */
    public int sourceColumn(int part) {
        return sourceColumns[part];
    }

    public Column targetColumn(int part) {
        return targetColumns.get(part);
    }

    /** How much of the column's value the key looks at; 0 for all. */
    int prefix(int part) {
        return parts.get(part).prefixLength();
    }

    /** The target fills such a key with values of its own, which never clash. */
    private static boolean numberedByTarget(Key key, TargetTable table, TableSchema source) {
        String numbered = table.autoIncrement();
        return !numbered.isEmpty()
                && source.indexOf(numbered) < 0
                && key.columns().stream().anyMatch(numbered::equalsIgnoreCase);
    }

    private static Optional<Key> identifying(
            List<Key> keys, TargetTable table, TableSchema source) {
        List<Key> usable = keys.stream().filter(key -> identifies(key, table, source)).toList();
        return usable.stream()
                .filter(Key::primary)
                .findFirst()
                .or(() -> usable.stream().findFirst());
    }

    private static boolean identifies(Key key, TargetTable table, TableSchema source) {
        return !key.expression()
                && key.columns().stream()
                        .allMatch(
                                name ->
                                        source.indexOf(name) >= 0
                                                && table.structure()
                                                        .column(name)
                                                        .filter(column -> !column.nullable())
                                                        .isPresent());
    }

    private static Kind kind(Key key, List<Key> keys, TargetTable table, TableSchema source) {
        boolean whole = key.parts().stream().allMatch(part -> part.prefixLength() == 0);
        if (keys.size() > 1 || !whole || table.foreignKeysChecked()) {
            return Kind.ORDERED;
        }
        return hasColumnsOfItsOwn(table, source) ? Kind.MOVING : Kind.KEYED;
    }

    private static Kind asBefore(Kind kind, Kind before) {
        boolean oneKey = kind == Kind.KEYED || kind == Kind.MOVING;
        boolean oneKeyBefore = before == Kind.KEYED || before == Kind.MOVING;
        return oneKey && oneKeyBefore ? before : kind;
    }

    /** Whether the target keeps values that its source knows nothing of. */
    public static boolean hasColumnsOfItsOwn(TargetTable table, TableSchema source) {
        return table.structure().columns().stream()
                .anyMatch(column -> !column.generated() && source.indexOf(column.name()) < 0);
    }

    private static int[] places(Key key, TableSchema source) {
        return key.columns().stream().mapToInt(source::indexOf).toArray();
    }

    private static List<Column> columns(Key key, TargetTable table) {
        return key.columns().stream()
                .map(name -> table.structure().column(name).orElseThrow())
                .toList();
    }
}
