package io.flinkdm.cdc;

import io.flinkdm.udf.model.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the converter of a column. Types that the connector would change have none. Pure.
 *
 * <p>Source: Debezium's MySQL connector 1.9, data type mappings.
 */
final class ColumnConverters {

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");
    private static final char REPLACEMENT = '\ufffd';

    private static final Map<String, Function<ColumnType, ColumnConverter>> BY_NAME =
            Map.ofEntries(
                    Map.entry("tinyint", type -> ColumnConverters::whole),
                    Map.entry("smallint", type -> ColumnConverters::whole),
                    Map.entry("mediumint", type -> ColumnConverters::whole),
                    Map.entry("int", type -> ColumnConverters::whole),
                    Map.entry("bigint", type -> ColumnConverters::whole),
                    Map.entry("bit", type -> ColumnConverters::bits),
                    Map.entry("float", type -> value -> (double) ((Number) value).floatValue()),
                    Map.entry("double", type -> value -> ((Number) value).doubleValue()),
                    Map.entry("decimal", type -> String::valueOf),
                    Map.entry("enum", type -> value -> ordinal(type.members(), (String) value)),
                    Map.entry("set", type -> value -> mask(type.members(), (String) value)),
                    Map.entry("date", type -> TemporalTexts::date),
                    Map.entry("time", type -> TemporalTexts.time(length(type).orElse(0))),
                    Map.entry("datetime", type -> TemporalTexts.dateTime(length(type).orElse(0))),
                    Map.entry(
                            "timestamp", type -> TemporalTexts.timestamp(length(type).orElse(0))));

    private ColumnConverters() {}

    static boolean known(ColumnType type) {
        return type.text() || type.binary() || BY_NAME.containsKey(type.name());
    }

    static ColumnConverter of(ColumnType type) {
        if (type.text()) {
            return ColumnConverters::text;
        }
        if (type.name().equals("binary")) {
            int width = length(type).orElse(1);
            return value -> Arrays.copyOf(bytes(value), width);
        }
        return type.binary() ? ColumnConverters::bytes : BY_NAME.get(type.name()).apply(type);
    }

    private static Optional<Integer> length(ColumnType type) {
        Matcher length = LENGTH.matcher(type.definition());
        return length.find() ? Optional.of(Integer.valueOf(length.group(1))) : Optional.empty();
    }

    private static Object whole(Object value) {
        if (value instanceof BigDecimal big) {
            BigInteger number = big.toBigIntegerExact();
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        }
        return ((Number) value).longValue();
    }

    /** BIT(1) is a truth value; longer ones are bytes, the lowest first. */
    private static Object bits(Object value) {
        if (value instanceof Boolean bit) {
            return bit ? 1L : 0L;
        }
        byte[] lowestFirst = bytes(value);
        byte[] magnitude = new byte[lowestFirst.length];
        for (int i = 0; i < lowestFirst.length; i++) {
            magnitude[i] = lowestFirst[lowestFirst.length - 1 - i];
        }
        return whole(new BigDecimal(new BigInteger(1, magnitude)));
    }

    private static byte[] bytes(Object value) {
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return (byte[]) value;
    }

    /** What Java could not read it has replaced; a text that held that character looks the same. */
    private static Object text(Object value) {
        String text = (String) value;
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new IllegalArgumentException("its bytes may be no text of its character set");
        }
        return text;
    }

    /** 0 for the value of an erroneous one. */
    private static Object ordinal(List<String> members, String member) {
        int index = members.indexOf(member);
        if (index < 0 && !member.isEmpty()) {
            throw new IllegalArgumentException("it is none of the type's members");
        }
        return index + 1L;
    }

    private static Object mask(List<String> members, String chosen) {
        BigInteger mask = BigInteger.ZERO;
        for (String member : chosen.isEmpty() ? new String[0] : chosen.split(",", -1)) {
            int index = members.indexOf(member);
            if (index < 0) {
                throw new IllegalArgumentException("it is none of the type's members");
            }
            mask = mask.setBit(index);
        }
        return mask.bitLength() < Long.SIZE ? (Object) mask.longValue() : mask;
    }
}
