package io.flinkdm.job.sink;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How the values of a column are spelled as literals that the target reads back exactly. Pure. */
enum ValueStyle {
    /** As the value's class says. */
    PLAIN,
    /** DECIMAL: without quotes, as MySQL compares a quoted number as DOUBLE. */
    DECIMAL,
    /** JSON: only what the target does not round. */
    JSON,
    /** DATE, DATETIME, TIMESTAMP: as text, which is taken for zero where it is no day at all. */
    DAY,
    /** ENUM whose members differ on the target: the member instead of its ordinal. */
    ENUM_MEMBER,
    /** SET whose members differ on the target, or are 64: the members instead of their mask. */
    SET_MEMBERS;

    private static final int WIDEST_SET = 64;
    private static final int SHORTEST_MONTH = 28;

    static ValueStyle of(Column source, Column target) {
        ColumnType type = source.type();
        if (type.name().equals("decimal") || type.name().equals("numeric")) {
            return DECIMAL;
        }
        if (type.name().equals("json") && target.type().name().equals("json")) {
            return JSON;
        }
        if (type.name().equals("set") && type.members().size() == WIDEST_SET) {
            // TiDB refuses a mask whose highest bit is set.
            return SET_MEMBERS;
        }
        if (type.definition().equalsIgnoreCase(target.type().definition())) {
            return PLAIN;
        }
        return switch (type.name()) {
            case "enum" -> ENUM_MEMBER;
            case "set" -> SET_MEMBERS;
            default -> PLAIN;
        };
    }

    /** As LOAD DATA takes it: an ordinal or a mask would be taken for a member's name. */
    static ValueStyle ofText(Column source) {
        return switch (source.type().name()) {
            case "enum" -> ENUM_MEMBER;
            case "set" -> SET_MEMBERS;
            case "json" -> JSON;
            case "date", "datetime", "timestamp" -> DAY;
            default -> PLAIN;
        };
    }

    /** The value itself, or the text it stands for. */
    Object resolve(Object value, ColumnType source) {
        return switch (this) {
            case PLAIN, DECIMAL, JSON, DAY -> value;
            case ENUM_MEMBER -> value instanceof Long ordinal ? member(ordinal, source) : value;
            case SET_MEMBERS -> value instanceof Number mask ? members(mask, source) : value;
        };
    }

    /**
     * Whether there is such a day.
     *
     * @param date as servers spell it, with or without a time behind it
     */
    static boolean isDay(String date) {
        int month = Integer.parseInt(date, 5, 7, 10);
        int day = Integer.parseInt(date, 8, 10, 10);
        return month > 0 && day > 0 && (day <= SHORTEST_MONTH || day <= lengthOf(date, month));
    }

    private static int lengthOf(String date, int month) {
        return YearMonth.of(Integer.parseInt(date, 0, 4, 10), month).lengthOfMonth();
    }

    /** Ordinal 0 is the empty text MySQL keeps for a value that was no member. */
    private static String member(long ordinal, ColumnType source) {
        return ordinal == 0 ? "" : source.members().get((int) ordinal - 1);
    }

    private static String members(Number mask, ColumnType source) {
        BigInteger bits = new BigInteger(mask.toString());
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < source.members().size(); i++) {
            if (bits.testBit(i)) {
                chosen.add(source.members().get(i));
            }
        }
        return String.join(",", chosen);
    }
}
