package io.flinkdm.job.sink;

import io.flinkdm.job.target.RowIdentity;
import io.flinkdm.job.target.TargetTable;
import io.flinkdm.job.target.UniqueValues;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How rows of one source structure are written to one target table: the columns by name, the key
 * that tells rows apart. Compiled once for each pair, shared by all lanes. Immutable, pure.
 */
final class WriteLayout {

    private final TableId target;
    private final RowIdentity identity;
    private final boolean orderedWithOtherTables;
    private final List<WriteColumn> written;
    private final List<WriteColumn> matched;
    private final List<WriteColumn> key;
    private final UniqueValues uniqueValues;
    private final List<List<WriteColumn>> otherKeys;
    private final int[] uniquePlaces;
    private final boolean expressionKey;
    private final boolean keepsOwnColumns;
    private final boolean loadable;

    private WriteLayout(
            TargetTable table,
            TableSchema source,
            RowIdentity identity,
            List<WriteColumn> matched) {
        this.target = table.id();
        this.identity = identity;
        this.orderedWithOtherTables = table.foreignKeysChecked();
        this.matched = List.copyOf(matched);
        this.written = matched.stream().filter(c -> !c.target().generated()).toList();
        this.loadable = LoadData.takes(written);
        this.key = keyColumns(identity, matched);
        this.uniqueValues =
                identity.kind() == RowIdentity.Kind.ORDERED
                                || identity.kind() == RowIdentity.Kind.MOVING
                        ? UniqueValues.of(table, source).orElse(null)
                        : null;
        List<Key> keys = table.structure().keys();
        this.uniquePlaces =
                keys.stream()
                        .flatMap(k -> k.columns().stream())
                        .mapToInt(source::indexOf)
                        .filter(place -> place >= 0)
                        .distinct()
                        .toArray();
        this.expressionKey = keys.stream().anyMatch(Key::expression);
        List<Key> clashing = RowIdentity.keysThatClash(table, source);
        this.keepsOwnColumns =
                RowIdentity.hasColumnsOfItsOwn(table, source)
                        && identity.kind() != RowIdentity.Kind.KEYLESS
                        && (clashing.size() == 1 || told(clashing, source));
        this.otherKeys = keepsOwnColumns ? otherKeys(clashing, source) : List.of();
    }

    /**
     * @throws MigrationException when the target lacks a column of the source, or has it with a
     *     type that cannot hold the source's
     */
    static WriteLayout of(TargetTable table, TableSchema source) {
        return of(table, source, null);
    }

    /**
     * @param before that of other rows of the table that may be on their way; nullable
     */
    static WriteLayout of(TargetTable table, TableSchema source, WriteLayout before) {
        List<WriteColumn> columns = new ArrayList<>();
        for (int place = 0; place < source.columns().size(); place++) {
            Column column = source.columns().get(place);
            Column target =
                    table.structure()
                            .column(column.name())
                            .orElseThrow(() -> lacking(table.id(), column));
            TargetForms.require(table.id(), column, target);
            columns.add(WriteColumn.of(table.id(), place, column, target));
        }
        table.unfilled().stream()
                .filter(name -> source.indexOf(name) < 0)
                .findFirst()
                .ifPresent(name -> refuse(unfilled(table.id(), name)));
        RowIdentity.Kind kind = before == null ? null : before.kind();
        return new WriteLayout(table, source, RowIdentity.of(table, source, kind), columns);
    }

    TableId target() {
        return target;
    }

    RowIdentity.Kind kind() {
        return identity.kind();
    }

    /** Whether foreign keys make the order among tables matter. */
    boolean orderedWithOtherTables() {
        return orderedWithOtherTables;
    }

    /** The columns that take a value, in the source's order. */
    List<WriteColumn> written() {
        return written;
    }

    /** Whether new rows may come as {@link LoadData}. */
    boolean loadable() {
        return loadable;
    }

    /** The columns that can be compared: also those the target generates. */
    List<WriteColumn> matched() {
        return matched;
    }

    /** The columns of the key that tells rows apart, in key order. */
    List<WriteColumn> key() {
        return key;
    }

    /**
     * What orders rows; {@code null} where their address does: no second key can clash, or nobody
     * can tell when it does.
     */
    UniqueValues uniqueValues() {
        return uniqueValues;
    }

    /**
     * Whether rows are written over what is there, never in its place, so that columns that only
     * the target has keep their values. False where there are none, and where what other keys look
     * at is not known.
     */
    boolean keepsOwnColumns() {
        return keepsOwnColumns;
    }

    /** The unique keys beside the one that tells rows apart; empty where they do not matter. */
    List<List<WriteColumn>> otherKeys() {
        return otherKeys;
    }

    /** Whether an UPDATE takes the row to another key of those that tell rows apart. */
    boolean moves(Row before, Row after) {
        for (WriteColumn column : key) {
            int place = column.place();
            if (!Objects.deepEquals(before.value(place), after.value(place))) {
                return true;
            }
        }
        return false;
    }

    /** A value equal for rows of one key and no others. */
    Object keyOf(Row row) {
        if (key.size() == 1) {
            Object value = row.value(key.get(0).place());
            if (!(value instanceof byte[])) {
                return value;
            }
        }
        Object[] values = new Object[key.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.value(key.get(i).place());
        }
        return Row.of(values);
    }

    /** Whether an UPDATE changes what any unique key looks at. */
    boolean changesKeys(Row before, Row after) {
        if (expressionKey) {
            return true;
        }
        for (int place : uniquePlaces) {
            if (!Objects.deepEquals(before.value(place), after.value(place))) {
                return true;
            }
        }
        return false;
    }

    private static boolean told(List<Key> keys, TableSchema source) {
        return keys.stream()
                .allMatch(
                        key ->
                                !key.expression()
                                        && key.parts().stream()
                                                .allMatch(
                                                        part ->
                                                                part.prefixLength() == 0
                                                                        && source.indexOf(
                                                                                        part
                                                                                                .column())
                                                                                >= 0));
    }

    private List<List<WriteColumn>> otherKeys(List<Key> keys, TableSchema source) {
        return keys.stream()
                .map(other -> columns(other, source))
                .filter(columns -> !columns.equals(key))
                .toList();
    }

    private List<WriteColumn> columns(Key other, TableSchema source) {
        return other.columns().stream().map(c -> matched.get(source.indexOf(c))).toList();
    }

    private static List<WriteColumn> keyColumns(RowIdentity identity, List<WriteColumn> columns) {
        List<WriteColumn> key = new ArrayList<>();
        for (int part = 0; part < identity.size(); part++) {
            key.add(columns.get(identity.sourceColumn(part)));
        }
        return List.copyOf(key);
    }

    private static void refuse(MigrationException problem) {
        throw problem;
    }

    private static MigrationException unfilled(TableId table, String column) {
        String name = TableId.quote(column);
        return new MigrationException(
                ErrorCode.DB_EXECUTE_FAILED,
                ErrorScope.DOWNSTREAM,
                "the target column "
                        + table.quoted()
                        + "."
                        + name
                        + " is NOT NULL without a default, and the source has no such column; run"
                        + " ALTER TABLE "
                        + table.quoted()
                        + " ALTER COLUMN "
                        + name
                        + " SET DEFAULT and a value there, or let it be NULL, then resume the task",
                null);
    }

    private static MigrationException lacking(TableId table, Column column) {
        String collation = column.type().collation();
        return new MigrationException(
                ErrorCode.DB_EXECUTE_FAILED,
                ErrorScope.DOWNSTREAM,
                "the target table "
                        + table
                        + " has no column "
                        + TableId.quote(column.name())
                        + "; run ALTER TABLE "
                        + table.quoted()
                        + " ADD COLUMN "
                        + TableId.quote(column.name())
                        + " "
                        + column.type().definition()
                        + (collation == null ? "" : " COLLATE " + collation)
                        + (column.nullable() ? " NULL" : " NOT NULL")
                        + " there, then resume the task",
                null);
    }
}
