package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import io.flinkdm.udf.filter.BinlogEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What DM says to a change of a column's type, before it looks at anything else. Stateless. */
final class TypeChange {

    private static final List<String> INTEGERS =
            List.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT");

    private static final Map<String, Long> LENGTHS =
            Map.of(
                    "TINYTEXT", 0xFFL,
                    "TEXT", 0xFFFFL,
                    "MEDIUMTEXT", 0xFF_FFFFL,
                    "LONGTEXT", 0xFFFF_FFFFL,
                    "TINYBLOB", 0xFFL,
                    "BLOB", 0xFFFFL,
                    "MEDIUMBLOB", 0xFF_FFFFL,
                    "LONGBLOB", 0xFFFF_FFFFL);

    private static final Set<String> STRINGS = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");

    private TypeChange() {}

    /**
     * @param written the new type as the statement says it
     * @param after the column with its new type
     * @return empty when the type alone decides nothing
     */
    static Optional<BinlogEvent> event(DataType before, DataType written, TrackedColumn after) {
        DataType now = after.definition().type();
        return before.name().equals(now.name()) ? same(before, written, now) : other(before, now);
    }

    private static Optional<BinlogEvent> same(DataType before, DataType written, DataType now) {
        boolean sign = before.is(Flag.UNSIGNED) != now.is(Flag.UNSIGNED);
        switch (before.name()) {
            case "DECIMAL":
                boolean equal = sameDecimal(before, now) && !sign;
                return equal ? Optional.empty() : Optional.of(BinlogEvent.PRECISION_DECREASE);
            case "ENUM", "SET":
                return when(
                        !begins(now.arguments(), before.arguments()),
                        BinlogEvent.VALUE_RANGE_DECREASE);
            case "CHAR":
                return Optional.empty();
            case "BINARY":
                return when(length(before) != length(now), BinlogEvent.PRECISION_DECREASE);
            default:
                if (INTEGERS.contains(before.name())) {
                    return when(sign, BinlogEvent.PRECISION_DECREASE);
                }
                boolean shorter = !written.arguments().isEmpty() && shorter(before, now);
                return when(shorter || sign, BinlogEvent.VALUE_RANGE_DECREASE);
        }
    }

    private static boolean sameDecimal(DataType one, DataType other) {
        return argument(one, 0, 10) == argument(other, 0, 10)
                && argument(one, 1, 0) == argument(other, 1, 0);
    }

    private static boolean shorter(DataType before, DataType now) {
        return length(now) < length(before) || argument(now, 1, 0) < argument(before, 1, 0);
    }

    private static Optional<BinlogEvent> other(DataType before, DataType now) {
        int from = INTEGERS.indexOf(before.name());
        int to = INTEGERS.indexOf(now.name());
        if (from >= 0 && to >= 0) {
            boolean sign = before.is(Flag.UNSIGNED) != now.is(Flag.UNSIGNED);
            return when(to < from || sign, BinlogEvent.VALUE_RANGE_DECREASE);
        }
        Set<String> names = Set.of(before.name(), now.name());
        boolean fixedOrNot = names.contains("CHAR") && names.contains("VARCHAR");
        boolean strings = isString(before) && isString(now);
        return when(
                fixedOrNot || !strings || length(now) < length(before), BinlogEvent.MODIFY_COLUMN);
    }

    private static boolean isString(DataType type) {
        return LENGTHS.containsKey(type.name()) || STRINGS.contains(type.name());
    }

    private static long length(DataType type) {
        Long fixed = LENGTHS.get(type.name());
        return fixed != null ? fixed : argument(type, 0, STRINGS.contains(type.name()) ? 1 : 0);
    }

    private static long argument(DataType type, int index, long otherwise) {
        return index < type.arguments().size()
                ? Long.parseLong(type.arguments().get(index))
                : otherwise;
    }

    private static boolean begins(List<String> longer, List<String> start) {
        return longer.size() >= start.size() && longer.subList(0, start.size()).equals(start);
    }

    private static Optional<BinlogEvent> when(boolean applies, BinlogEvent event) {
        return applies ? Optional.of(event) : Optional.empty();
    }
}
