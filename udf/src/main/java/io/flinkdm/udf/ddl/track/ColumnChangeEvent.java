package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.ColumnAttribute;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.filter.BinlogEvent;
import java.util.Optional;

/**
 * The event that rules of {@code filters} know a MODIFY or CHANGE COLUMN by, from the column as it
 * was and as it becomes: the first of DM's list that applies. Stateless.
 */
final class ColumnChangeEvent {

    private ColumnChangeEvent() {}

    static BinlogEvent of(
            TrackedTable table,
            TrackedColumn before,
            AlterSpec.ChangeColumn change,
            TrackedColumn after) {
        Optional<BinlogEvent> type =
                TypeChange.event(before.definition().type(), change.definition().type(), after);
        return type.orElseGet(() -> attribute(table, before, change, after));
    }

    private static BinlogEvent attribute(
            TrackedTable table,
            TrackedColumn before,
            AlterSpec.ChangeColumn change,
            TrackedColumn after) {
        if (loses(Kind.AUTO_INCREMENT, before, change)) {
            return BinlogEvent.REMOVE_AUTO_INCREMENT;
        }
        if (keyed(table, before, KeyKind.PRIMARY) && !change.definition().has(Kind.PRIMARY)) {
            return BinlogEvent.DROP_PRIMARY_KEY;
        }
        if (keyed(table, before, KeyKind.UNIQUE) && !change.definition().has(Kind.UNIQUE)) {
            return BinlogEvent.DROP_UNIQUE_KEY;
        }
        if (!defaultOf(before).equals(defaultOf(after))) {
            return BinlogEvent.MODIFY_DEFAULT_VALUE;
        }
        if (!same(before.type().charset(), after.type().charset())) {
            return BinlogEvent.MODIFY_CHARSET;
        }
        if (!same(before.type().collation(), after.type().collation())) {
            return BinlogEvent.MODIFY_COLLATION;
        }
        if (!change.position().isDefault()) {
            return BinlogEvent.MODIFY_COLUMNS_ORDER;
        }
        return before.isNamed(after.name()) ? BinlogEvent.ALTER_TABLE : BinlogEvent.RENAME_COLUMN;
    }

    private static boolean loses(Kind kind, TrackedColumn before, AlterSpec.ChangeColumn change) {
        return before.definition().has(kind) && !change.definition().has(kind);
    }

    /** A column has the flag of a unique key when it is all of one. */
    private static boolean keyed(TrackedTable table, TrackedColumn column, KeyKind kind) {
        return table.keysOf(column.name()).stream()
                .filter(key -> key.definition().kind() == kind)
                .anyMatch(key -> kind == KeyKind.PRIMARY || key.definition().parts().size() == 1);
    }

    /** No default and DEFAULT NULL are one. */
    private static String defaultOf(TrackedColumn column) {
        return column.definition()
                .attribute(Kind.DEFAULT)
                .map(ColumnAttribute::value)
                .filter(value -> !value.equalsIgnoreCase("NULL"))
                .orElse("");
    }

    private static boolean same(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }
}
